namespace WebexMeetings.Simulator;

public enum PersonKind
{
    /// <summary>Has a room.</summary>
    Ordinary,

    /// <summary>Has no room; Webex answers 200 without personalMeetingRoomLink.</summary>
    NoLink,

    /// <summary>Has no room; Webex answers 200 with an empty personalMeetingRoomLink.</summary>
    EmptyLink,

    /// <summary>Has no Meetings licence; Webex answers 404 "Cannot find the data".</summary>
    NoLicence,

    /// <summary>The machine account of a Service App: no room, and /people/me says appuser.</summary>
    ServiceApp,
}
