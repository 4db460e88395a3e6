namespace WebexMeetings;

/// <summary>The type of a failure. It is part of the error ID, <c>Webex.&lt;Kind&gt;</c>.</summary>
public enum WebexErrorKind
{
    /// <summary>400, 415, 428: Webex did not understand or did not accept the request.</summary>
    BadRequest,

    /// <summary>401: the token was missing, wrong, expired or revoked.</summary>
    Unauthorized,

    /// <summary>403: the token lacks a scope, or its owner lacks a role or a license.</summary>
    Forbidden,

    /// <summary>404: the user, site or room does not exist, or the user has no room.</summary>
    NotFound,

    /// <summary>405: the resource does not support this method.</summary>
    MethodNotAllowed,

    /// <summary>409: the request conflicts with the current state.</summary>
    Conflict,

    /// <summary>410: the resource no longer exists.</summary>
    Gone,

    /// <summary>423: the resource is busy.</summary>
    Locked,

    /// <summary>429: too many requests, and the wait that Webex asks for is too long or did not help.</summary>
    TooManyRequests,

    /// <summary>500 and above: Webex failed.</summary>
    ServerError,

    /// <summary>
    /// No response arrived: the name was not found, the connection was refused or lost, or its certificate was not accepted.
    /// </summary>
    ConnectionFailed,

    /// <summary>No response arrived within the connection's time-out, or nobody completed a sign-in in time.</summary>
    Timeout,

    /// <summary>The response was empty, incomplete, or not as the API documents it.</summary>
    InvalidResponse,

    /// <summary>The input cannot be sent: it is empty, or not an address, site or ID.</summary>
    InvalidInput,

    /// <summary>The session has no connection to use.</summary>
    NotConnected,

    /// <summary>A link leads away from the connection's origin. The module did not follow it.</summary>
    CrossOrigin,

    /// <summary>The script of -OnTokenRefresh failed. The connection itself is usable.</summary>
    CallbackFailed,
}
