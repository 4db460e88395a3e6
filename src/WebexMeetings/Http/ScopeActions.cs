using System.Text.RegularExpressions;

namespace WebexMeetings.Http;

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
