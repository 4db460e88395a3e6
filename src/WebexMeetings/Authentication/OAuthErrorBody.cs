using System.Text.Json;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary>Why a token endpoint refused. Webex says it in its own shape or in the standard's; the code is found in both.</summary>
internal sealed class OAuthErrorBody
{
    /// <summary>Such as "invalid_grant". Null when the answer has none.</summary>
    public string? Code { get; private init; }

    /// <summary>The reason in words, secrets masked. Null when the answer gives none.</summary>
    public string? Reason { get; private init; }

    public string? TrackingId { get; private init; }

    /// <param name="body">The body.</param>
    /// <param name="secrets">What the request held and nobody may read.</param>
    public static OAuthErrorBody Read(byte[] body, IReadOnlyList<string> secrets)
    {
        ErrorBody words = ErrorBody.Read(body, secrets);
        return new OAuthErrorBody
        {
            Code = CodeIn(body),
            Reason = words.Reason is { } reason && !IsCode(reason) ? reason : null,
            TrackingId = words.TrackingId,
        };
    }

    private static string? CodeIn(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            IEnumerable<string?> candidates = [Text(document.RootElement, "error"), .. Descriptions(document.RootElement), Text(document.RootElement, "message")];
            return candidates.FirstOrDefault(text => text is not null && IsCode(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsCode(string text) => text.Length is > 0 and < 40 && text.All(c => c is (>= 'a' and <= 'z') or '_');

    private static IEnumerable<string?> Descriptions(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Select(error => Text(error, "description"))]
            : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
