using System.Text.Json;

namespace WebexMeetings.Http;

/// <summary>What the body of a failed request says. Webex has half a dozen shapes for it, and proxies on the way add HTML.</summary>
internal sealed class ErrorBody
{
    private const int LongestText = 500;

    private ErrorBody(string? reason, string? trackingId)
    {
        Reason = reason;
        TrackingId = trackingId;
    }

    public string? Reason { get; }

    public string? TrackingId { get; }

    /// <param name="body">The body.</param>
    /// <param name="secret">The token of the request; a server that quotes it back must not put it on a screen.</param>
    public static ErrorBody Read(byte[] body, string? secret) => Read(body, secret is null ? [] : [secret]);

    /// <param name="body">The body.</param>
    /// <param name="secrets">What the request held and nobody may read.</param>
    public static ErrorBody Read(byte[] body, IReadOnlyList<string> secrets)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new ErrorBody(Clean(ReasonIn(root), secrets), Clean(Text(root, "trackingId"), secrets))
                : new ErrorBody(null, null);
        }
        catch (JsonException)
        {
            return new ErrorBody(null, null);
        }
    }

    // The specific reason stands in the list; the message beside it is often one sentence for all failures.
    private static string? ReasonIn(JsonElement root) =>
        DescriptionIn(root, "errors")
        ?? Text(root, "message")
        ?? Text(root, "error_description")
        ?? DescriptionIn(root, "error")
        ?? Text(root, "error");

    private static string? DescriptionIn(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return list.EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.Object)
            .Select(item => Text(item, "description") ?? DescriptionIn(item, "message") ?? Text(item, "message"))
            .FirstOrDefault(text => text is not null);
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!.Trim()
            : null;

    private static string? Clean(string? text, IReadOnlyList<string> secrets)
    {
        if (text is null)
        {
            return null;
        }

        string line = Redaction.Text(string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), secrets);
        return line.Length <= LongestText ? line : line.Substring(0, LongestText) + "...";
    }
}
