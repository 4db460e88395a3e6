namespace WebexMeetings.Loader; internal static class P {}
