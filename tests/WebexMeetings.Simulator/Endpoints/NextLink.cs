namespace WebexMeetings.Simulator;

/// <summary>
/// The Link header to the next page: a complete address that keeps what was asked, as it was encoded, and carries parameters
/// without a value, as those of Webex do.
/// </summary>
internal static class NextLink
{
    private static readonly string[] Ours = ["cursor", "before", "after"];

    public static string Make(Call call, PageCursor cursor)
    {
        HttpRequest request = call.Context.Request;
        string query = request.QueryString.Value is { Length: > 1 } text ? text[1..] : "";
        IEnumerable<string> kept =
            query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !Ours.Contains(pair.Split('=')[0]));
        string next = string.Join('&', kept.Append($"cursor={cursor}").Append("before").Append("after="));
        return $"<{request.Scheme}://{request.Host}{call.Path}?{next}>; rel=\"next\"";
    }
}
