namespace WebexMeetings;

/// <summary>What kind of failure an error is; the middle part of an error's id, <c>Webex.&lt;Kind&gt;</c>.</summary>
public enum WebexErrorKind
{
    /// <summary>400, 415, 428: the request was not understood or not acceptable.</summary>
    BadRequest,

    /// <summary>401: the token was missing, wrong, expired or revoked.</summary>
    Unauthorized,

    /// <summary>403: the token lacks a scope, or its owner lacks a role or a license.</summary>
    Forbidden,

    /// <summary>404: the user, site or room does not exist, or the user has no room.</summary>
    NotFound,

    /// <summary>405: the resource does not take this method.</summary>
    MethodNotAllowed,

    /// <summary>409: the request conflicts with the current state.</summary>
    Conflict,

    /// <summary>410: the resource existed once.</summary>
    Gone,

    /// <summary>423: the resource is busy.</summary>
    Locked,

    /// <summary>429: too many requests, and the wait that Webex asks for is too long or did not help.</summary>
    TooManyRequests,

    /// <summary>500 and above: Webex failed.</summary>
    ServerError,

    /// <summary>No answer: the name was not found, the connection was refused or lost, or its certificate was not accepted.</summary>
    ConnectionFailed,

    /// <summary>No answer within the connection's time-out, or nobody completed a sign-in in time.</summary>
    Timeout,

    /// <summary>An answer that is empty, cut off, or not what the API documents.</summary>
    InvalidResponse,

    /// <summary>An input that cannot be asked for: empty, or not an address, site or id.</summary>
    InvalidInput,

    /// <summary>The session has no connection to use.</summary>
    NotConnected,

    /// <summary>A link leads away from the connection's origin; it was not followed.</summary>
    CrossOrigin,

    /// <summary>The script of -OnTokenRefresh failed; the connection itself is fine.</summary>
    CallbackFailed,
}
