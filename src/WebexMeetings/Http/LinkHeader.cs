namespace WebexMeetings.Http;

/// <summary>Reads the Link header (RFC 8288): <c>&lt;https://…&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    /// <summary>Returns the address of the next page as sent; null when there is none.</summary>
    public static string? Next(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out IEnumerable<string>? values) ? Next(string.Join(",", values)) : null;

    // The addresses may contain commas and semicolons, so the angle brackets separate them.
    private static string? Next(string header)
    {
        int open = header.IndexOf('<');
        while (open >= 0)
        {
            int close = header.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            int following = header.IndexOf('<', close);
            string parameters = following < 0 ? header.Substring(close + 1) : header.Substring(close + 1, following - close - 1);
            if (parameters.Split(';', ',').Any(IsNext))
            {
                return header.Substring(open + 1, close - open - 1).Trim();
            }

            open = following;
        }

        return null;
    }

    private static bool IsNext(string parameter)
    {
        string[] parts = parameter.Split(['='], 2);
        return parts.Length == 2
            && parts[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
            && parts[1].Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
    }
}
