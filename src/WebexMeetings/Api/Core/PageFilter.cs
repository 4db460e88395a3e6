using System.Text.RegularExpressions;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Compares the query of a link with the query of the first request. Without the filter, the rest of the list would be everybody. A cursor
/// may contain the filter; a plain position cannot.
/// </summary>
internal static class PageFilter
{
    // The parameters that change from page to page. Every link has to repeat the other parameters of the first request.
    private static readonly HashSet<string> Positions = new(StringComparer.OrdinalIgnoreCase)
    {
        "max", "startindex", "index", "offset", "page", "limit", "count", "pagesize", "size",
    };

    // Positions in some lists, and in others the limits of a period, which are a filter.
    private static readonly HashSet<string> PositionsOrLimits = new(StringComparer.OrdinalIgnoreCase)
    {
        "start", "from", "before", "after",
    };

    private static readonly HashSet<string> Cursors = new(StringComparer.OrdinalIgnoreCase)
    {
        "cursor", "before", "after", "next", "pagetoken", "nextpagetoken", "continuation", "token", "marker",
    };

    // JavaScript writes these for a value that is missing.
    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase) { "", "null", "undefined" };

    private static readonly Regex Date = new("^[0-9]{4}-[0-9]{2}(-|$)", RegexOptions.CultureInvariant);

    /// <summary>Returns whether the parameter says which page of a list to return, in some list of the API.</summary>
    public static bool IsPosition(string name) => Positions.Contains(name) || PositionsOrLimits.Contains(name) || Cursors.Contains(name);

    /// <summary>Returns whether the link leads out of the part of the list that the first request named.</summary>
    public static bool IsLost(Uri first, Uri next)
    {
        Dictionary<string, string> after = ValuesIn(next);
        Dictionary<string, string> before = ValuesIn(first);
        if (after.Count == 0)
        {
            // A path below the first one may contain the position. The same path is the whole list again.
            return PathOf(next) == PathOf(first)
                || (before.Count > 0 && !PathOf(next).StartsWith(PathOf(first) + "/", StringComparison.Ordinal));
        }

        bool hasCursor = after.Any(field => Cursors.Contains(field.Key) && IsPlace(field.Value) && !IsLimit(field.Key, before));
        return !hasCursor && before.Any(field => !IsKept(field.Key, field.Value, before, after));
    }

    private static bool IsKept(string name, string value, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        bool isLimit = IsLimit(name, before);
        if (!isLimit && IsPosition(name))
        {
            return true;
        }

        // A limit may move with the pages, and a server may write a date in another format or time zone.
        return after.TryGetValue(name, out string? repeated)
            && (isLimit
                ? IsPlace(repeated) && !IsNumber(repeated)
                : string.Equals(repeated, value, StringComparison.OrdinalIgnoreCase) || (Date.IsMatch(value) && Date.IsMatch(repeated)));
    }

    private static bool IsLimit(string name, Dictionary<string, string> first) =>
        PositionsOrLimits.Contains(name) && first.TryGetValue(name, out string? value) && !IsNumber(value);

    private static bool IsPlace(string value) => value.Split(',').Any(part => !NoValues.Contains(part));

    private static bool IsNumber(string value) => value.All(c => c is >= '0' and <= '9');

    private static string PathOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/').ToUpperInvariant();

    /// <summary>Returns the parameters that have a value. A repeated name is the same as a list.</summary>
    private static Dictionary<string, string> ValuesIn(Uri uri)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in QueryFields.In(uri.Query))
        {
            // Servers add and remove the padding of identifiers in base64.
            string plain = value.Trim().TrimEnd('=');
            if (plain.Length > 0)
            {
                values[name] = values.TryGetValue(name, out string? others) ? $"{others},{plain}" : plain;
            }
        }

        return values;
    }
}

/// <summary>Reads the names and values of a query.</summary>
internal static class QueryFields
{
    /// <summary>Returns the decoded names and values. A plus sign is a space. The value of a name alone is empty.</summary>
    public static IEnumerable<(string Name, string Value)> In(string query) => query.TrimStart('?').Split('&')
        .Select(field => field.Split(['='], 2))
        .Where(parts => parts[0].Length > 0)
        .Select(parts => (Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : string.Empty));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
