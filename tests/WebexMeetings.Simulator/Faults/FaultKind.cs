namespace WebexMeetings.Simulator;

public enum FaultKind
{
    /// <summary>The ordered status (default 500) with the ordered body, or with an error body in the shape of Webex.</summary>
    Status,

    /// <summary>The usual answer, only later (Delay) or with more headers.</summary>
    Usual,

    /// <summary>An HTML page; default status 502.</summary>
    Html,

    /// <summary>No body at all; default status 200.</summary>
    EmptyBody,

    /// <summary>The usual answer promised by Content-Length, half of it sent, then the connection is closed. Writes take effect.</summary>
    CutOff,

    /// <summary>A complete answer whose JSON ends in the middle. Writes take effect.</summary>
    CutOffJson,

    /// <summary>The connection is closed instead of an answer. Writes take no effect.</summary>
    CloseConnection,

    /// <summary>The usual answer, or the ordered status, but only when the test releases it or the client is gone.</summary>
    Hang,

    /// <summary>A redirect to Location; default status 302.</summary>
    Redirect,

    /// <summary>An error (default 500) with no tracking ID in header or body.</summary>
    NoTrackingId,
}
