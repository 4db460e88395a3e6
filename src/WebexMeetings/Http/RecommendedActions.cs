using System.Globalization;

namespace WebexMeetings.Http;

/// <summary>What to say when Webex gives no reason, and what to do next.</summary>
internal static class RecommendedActions
{
    public static string DefaultReason(WebexErrorKind kind) => kind switch
    {
        WebexErrorKind.Unauthorized => "Webex did not accept the access token",
        WebexErrorKind.Forbidden => "Webex does not allow this",
        WebexErrorKind.MethodNotAllowed => "Webex does not allow this operation here",
        WebexErrorKind.Conflict => "This is at odds with what exists",
        WebexErrorKind.Gone => "This is not there any more",
        WebexErrorKind.Locked => "This is locked at the moment",
        WebexErrorKind.TooManyRequests => "Too many requests",
        WebexErrorKind.ServerError => "Webex failed and gave no reason",
        _ => "Webex did not accept the request",
    };

    /// <summary>What to do about a failure for which scopes do not matter.</summary>
    public static string For(WebexErrorKind kind, DateTimeOffset? returnAt = null) => For(kind, string.Empty, [], returnAt);

    /// <param name="kind">The failure.</param>
    /// <param name="scopes">The scopes that the call needs, or an empty string.</param>
    /// <param name="granted">The scopes of the sign-in; empty when not known.</param>
    /// <param name="returnAt">When Webex said to come back, or null.</param>
    public static string For(WebexErrorKind kind, string scopes, IReadOnlyList<string> granted, DateTimeOffset? returnAt) => kind switch
    {
        WebexErrorKind.BadRequest => "Check the values that were given; the reason above names the one that Webex does not take.",
        WebexErrorKind.Unauthorized => "The access token is wrong, expired or revoked (a personal access token lasts 12 hours). Get a new one and run Connect-Webex again.",
        WebexErrorKind.Forbidden => ScopeActions.For(scopes, granted),
        WebexErrorKind.Conflict => "Look at the current state with the matching Get cmdlet, then decide again.",
        WebexErrorKind.Locked => "Try again in a few minutes.",
        WebexErrorKind.TooManyRequests => TooManyRequests(returnAt),
        WebexErrorKind.ServerError => "Try again later. If it stays, give the tracking id to Webex support and look at status.webex.com.",
        WebexErrorKind.ConnectionFailed => "Check the network, the proxy (Connect-Webex -Proxy) and the address that Get-WebexConnection shows, then try again.",
        WebexErrorKind.Timeout => "Try again, or allow more time with Connect-Webex -TimeoutSec.",
        WebexErrorKind.InvalidResponse => "Something between this computer and Webex (a proxy, a sign-in page) may have answered in its place. Try again; if it stays, give the tracking id to Webex support.",
        WebexErrorKind.NotConnected => "Run Connect-Webex, or pass a connection with -Connection.",
        _ => "Look at what exists with the matching Get cmdlet.",
    };

    private static string TooManyRequests(DateTimeOffset? returnAt) =>
        returnAt is { } moment
            ? $"Come back at {moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}; resume with the inputs that have no answer yet. Longer waits are sat out with Connect-Webex -MaximumRetryAfterSec."
            : "Wait some minutes; resume with the inputs that have no answer yet, with a smaller -ThrottleLimit.";
}
