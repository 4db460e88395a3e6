using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WebexMeetings.Http;

/// <summary>
/// The reason and the code in the body of a failed request. Webex uses about six formats, with names in any case, and proxies add plain
/// text and HTML. All texts in this class can be shown: they are masked, cut, and free of control characters.
/// </summary>
internal sealed class ErrorBody
{
    private const int LongestReason = 500;
    private const int LongestCode = 40;

    /// <summary>The part of the body to search, because a reason is at the beginning.</summary>
    private const int MostBytes = 16 * 1024;

    // After the title comes the page itself, with markup. Its heading often repeats the title.
    private static readonly Regex Title = new(
        "<(?:title|h1)\\b[^<>]*>\\s*(?<text>[^<]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly Redaction redaction;

    private ErrorBody(Redaction redaction)
    {
        this.redaction = redaction;
    }

    /// <summary>Gets the reason as text; null when the body has none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Gets the API's own code for the error, a number or a name; null when the body has none.</summary>
    public string? Code { get; private set; }

    public string? TrackingId { get; private set; }

    /// <summary>Reads the body of a response that the handlers buffered.</summary>
    public static ErrorBody Read(HttpResponseMessage response) =>
        Read(response.Buffered(), response.Buffered().ParseJson(), response.Buffered().Redaction);

    /// <param name="content">The body.</param>
    /// <param name="json">The body as JSON, of the kind Undefined when it is not.</param>
    /// <param name="redaction">Masks the secrets of the request.</param>
    public static ErrorBody Read(BufferedContent content, JsonElement json, Redaction redaction)
    {
        var result = new ErrorBody(redaction);
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            result.ReadText(content.Text(MostBytes).Trim());
        }
        else
        {
            result.ReadJson(json);
        }

        return result;
    }

    private void ReadJson(JsonElement root)
    {
        // The list has the specific reason. The message beside it is often the same sentence for all failures.
        Reason = Shown(
            ReasonIn(ListIn(root)) ?? Text(root, "message") ?? Text(root, "error_description") ?? ReasonIn(Member(root, "error"))
                ?? Text(root, "description") ?? Text(root, "detail") ?? Text(root, "title") ?? ReasonIn(root),
            LongestReason);
        Code = Shown(CodeIn(root) ?? CodeIn(Member(root, "errors")) ?? CodeIn(Member(root, "error")), LongestCode);
        TrackingId = Shown(Text(root, "trackingId"), TrackingIdHeader.Longest);
    }

    private void ReadText(string text)
    {
        bool isMarkup = text.StartsWith("<", StringComparison.Ordinal);
        string said = isMarkup ? WebUtility.HtmlDecode(Title.Match(text).Groups["text"].Value) : text;

        // Text that begins like JSON but is not valid JSON is a fragment, not a sentence. Neither is compressed or other binary data.
        bool isBroken = (!isMarkup && (text.StartsWith("{", StringComparison.Ordinal) || text.StartsWith("[", StringComparison.Ordinal)))
            || text.Count(c => c == TerminalText.Placeholder) > text.Length / 4;
        Reason = isBroken ? null : Shown(said, LongestReason);
    }

    /// <summary>Returns the reason in an item, or in the first item of a list that has one. Items are texts or objects.</summary>
    private static string? ReasonIn(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => Content(item),
        JsonValueKind.Array => item.EnumerateArray().Select(ReasonIn).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => Text(item, "description") ?? ReasonIn(Member(item, "message")) ?? Text(item, "reason")
            ?? Text(item, "detail"),
        _ => null,
    };

    private static string? CodeIn(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => item.EnumerateArray().Select(CodeIn).FirstOrDefault(code => code is not null),
        JsonValueKind.Object => Scalar(item, "errorCode") ?? Scalar(item, "error_code") ?? Scalar(item, "code")
            ?? CodeIn(Member(item, "message")),
        _ => null,
    };

    /// <summary>Returns the list of reasons. A single text in its place is not a list.</summary>
    private static JsonElement ListIn(JsonElement root) =>
        Member(root, "errors") is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } list ? list : default;

    /// <summary>Returns a field by its name in any case, of the kind Undefined when there is none.</summary>
    public static JsonElement Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        return parent.TryGetProperty(name, out JsonElement exact)
            ? exact
            : parent.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static string? Text(JsonElement parent, string name) => Content(Member(parent, name));

    private static string? Content(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    private static string? Scalar(JsonElement parent, string name)
    {
        JsonElement value = Member(parent, name);
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Content(value);
    }

    private string? Shown(string? text, int longest) => redaction.Line(text, longest) is { Length: > 0 } line ? line : null;
}

/// <summary>Reads the tracking ID, which identifies a request in Webex's own logs, from the header of a response.</summary>
internal static class TrackingIdHeader
{
    /// <summary>A real one has about 50 characters.</summary>
    public const int Longest = 100;

    /// <summary>Returns the tracking ID for display; null when there is none.</summary>
    public static string? Read(HttpResponseMessage response) => Read(response, response.Buffered().Redaction);

    public static string? Read(HttpResponseMessage response, Redaction redaction)
    {
        string? header = response.Headers.TryGetValues("trackingid", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
        return redaction.Line(header, Longest) is { Length: > 0 } text ? text : null;
    }
}

/// <summary>Describes a response in messages: the status, the API's error code, and the tracking ID.</summary>
internal static class ResponseFacts
{
    /// <summary>Returns a clause such as "Webex returned 404 (not found), error code 4001, tracking ID ROUTER_1".</summary>
    public static string Sentence(int status, string? errorCode, string? trackingId) =>
        $"Webex returned {status} ({Words(status)})"
        + (errorCode is null ? string.Empty : $", error code {errorCode}")
        + (trackingId is null ? string.Empty : $", tracking ID {trackingId}");

    private static string Words(int status) => status switch
    {
        200 => "OK",
        201 => "created",
        202 => "accepted",
        204 => "no content",
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        407 => "proxy authentication required",
        409 => "conflict",
        410 => "gone",
        415 => "unsupported media type",
        423 => "locked",
        428 => "precondition required",
        429 => "too many requests",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        < 300 => "success",
        < 400 => "redirect",
        < 500 => "client error",
        _ => "server error",
    };
}
