using System.Globalization;
using System.Text.RegularExpressions;

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
        WebexErrorKind.MethodNotAllowed => "Check the path and the method against the API reference on developer.webex.com.",
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

/// <summary>Returns the recommended action for a 403: get a scope or, when the token has the scope, a role.</summary>
internal static class ScopeActions
{
    private static readonly Regex Scope = new("[a-z-]+:[a-z_]+", RegexOptions.CultureInvariant);

    /// <param name="needed">The scopes that the call needs: "a", "a or b", "a and b", with remarks in brackets. Empty: not known.</param>
    /// <param name="granted">The scopes of the sign-in. Empty when not known.</param>
    public static string For(string needed, IReadOnlyList<string> granted)
    {
        if (needed.Length == 0)
        {
            return "Sign in with a token that has the scope for this call, as a user with the required role.";
        }

        if (granted.Count == 0)
        {
            return $"Sign in with a token that has the scope {needed}, as a user with the required role.";
        }

        return IsGranted(needed.Split('(')[0], granted)
            ? $"Check the role of the signed-in user, and whether the user belongs to this site and organization. "
                + $"The token has the scope ({needed})."
            : $"Sign in with the missing scope {needed} (Connect-Webex -Scope), as a user with the required role. "
                + $"The token has {string.Join(", ", granted)}.";
    }

    private static bool IsGranted(string needed, IReadOnlyList<string> granted)
    {
        IEnumerable<string> scopes = Scope.Matches(needed).Cast<Match>().Select(match => match.Value);
        return needed.Contains(" and ") ? scopes.All(granted.Contains) : scopes.Any(granted.Contains);
    }
}
