using System.Globalization;

namespace WebexMeetings.Http;

/// <summary>Returns the reason when Webex gives none, and the recommended action.</summary>
internal static class RecommendedActions
{
    public static string DefaultReason(WebexErrorKind kind) => kind switch
    {
        WebexErrorKind.Unauthorized => "Webex did not accept the access token",
        WebexErrorKind.Forbidden => "Webex did not allow this",
        WebexErrorKind.MethodNotAllowed => "Webex does not support this operation here",
        WebexErrorKind.Conflict => "The request conflicts with the current state",
        WebexErrorKind.Gone => "The resource no longer exists",
        WebexErrorKind.Locked => "The resource was locked",
        WebexErrorKind.TooManyRequests => "Webex received too many requests",
        WebexErrorKind.ServerError => "Webex failed and gave no reason",
        _ => "Webex did not accept the request",
    };

    /// <summary>Returns the recommended action for a failure that does not depend on scopes.</summary>
    public static string For(WebexErrorKind kind, DateTimeOffset? returnAt = null) => For(kind, string.Empty, [], returnAt);

    /// <param name="kind">The failure.</param>
    /// <param name="scopes">The scopes that the call needs, or an empty string.</param>
    /// <param name="granted">The scopes of the sign-in; empty when not known.</param>
    /// <param name="returnAt">The time when Webex allows requests again, or null.</param>
    public static string For(WebexErrorKind kind, string scopes, IReadOnlyList<string> granted, DateTimeOffset? returnAt) => kind switch
    {
        WebexErrorKind.BadRequest => "Check the values that you gave against the reason in the error.",
        WebexErrorKind.Unauthorized =>
            "Get a new access token (a personal access token expires after 12 hours) and run Connect-Webex again.",
        WebexErrorKind.Forbidden => ScopeActions.For(scopes, granted),
        WebexErrorKind.Conflict => "Check the current state with the matching Get cmdlet, then decide again.",
        WebexErrorKind.Locked => "Try again in a few minutes.",
        WebexErrorKind.TooManyRequests => TooManyRequests(returnAt),
        WebexErrorKind.ServerError => "Try again later. If it persists, check status.webex.com and give the tracking ID to Webex support.",
        WebexErrorKind.ConnectionFailed =>
            "Check the network, the proxy (Connect-Webex -Proxy) and the address that Get-WebexConnection shows, then try again.",
        WebexErrorKind.Timeout => "Try again, or allow more time with Connect-Webex -TimeoutSec.",
        WebexErrorKind.InvalidResponse =>
            "Check whether a proxy or a sign-in page responds in place of Webex, then try again. "
            + "If it persists, give the tracking ID to Webex support.",
        WebexErrorKind.NotConnected => "Run Connect-Webex, or pass a connection with -Connection.",
        _ => "Check the current state with the matching Get cmdlet.",
    };

    private static string TooManyRequests(DateTimeOffset? returnAt) =>
        returnAt is { } moment
            ? $"Try again at {moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} with the inputs "
                + "that have no result yet. Connect-Webex -MaximumRetryAfterSec allows longer waits."
            : "Wait a few minutes, then run the command with the inputs that have no result yet and a smaller -ThrottleLimit.";
}
