namespace WebexMeetings; internal static class P {}
