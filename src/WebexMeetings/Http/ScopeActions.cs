using System.Text.RegularExpressions;

namespace WebexMeetings.Http;

/// <summary>What to do about a 403: get a scope, or, where the scope is there, a role.</summary>
internal static class ScopeActions
{
    private static readonly Regex Scope = new("[a-z-]+:[a-z_]+", RegexOptions.CultureInvariant);

    /// <param name="needed">The scopes that the call needs: "a", "a or b", "a and b", with remarks in brackets. Empty when not known.</param>
    /// <param name="granted">The scopes of the sign-in. Empty when not known.</param>
    public static string For(string needed, IReadOnlyList<string> granted)
    {
        if (needed.Length == 0)
        {
            return "Sign in with a token that has the scope for this call, as somebody with the role for it.";
        }

        if (granted.Count == 0)
        {
            return $"Sign in with a token that has the scope {needed}, as somebody with the role for it.";
        }

        return IsGranted(needed.Split('(')[0], granted)
            ? $"The sign-in has the scope ({needed}); who is signed in lacks the role for this, or the user belongs to somebody else's site or organisation."
            : $"The sign-in lacks the scope {needed}; it has {string.Join(", ", granted)}. Sign in again with the scope that is missing (Connect-Webex -Scope), as somebody with the role for it.";
    }

    private static bool IsGranted(string needed, IReadOnlyList<string> granted)
    {
        IEnumerable<string> scopes = Scope.Matches(needed).Cast<Match>().Select(match => match.Value);
        return needed.Contains(" and ") ? scopes.All(granted.Contains) : scopes.Any(granted.Contains);
    }
}
