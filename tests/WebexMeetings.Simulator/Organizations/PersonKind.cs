namespace WebexMeetings.Simulator;

public enum PersonKind
{
    /// <summary>Has a room.</summary>
    Ordinary,

    /// <summary>Has no room; Webex answers 200 without personalMeetingRoomLink.</summary>
    NoLink,

    /// <summary>Has no room; Webex answers 200 with an empty personalMeetingRoomLink.</summary>
    EmptyLink,

    /// <summary>Has no Meetings license; Webex answers 404 "Cannot find the data".</summary>
    NoLicense,

    /// <summary>The machine account of a Service App: no room, and /people/me says appuser.</summary>
    ServiceApp,
}
