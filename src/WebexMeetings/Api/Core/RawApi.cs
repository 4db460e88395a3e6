using System.Text.Json;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>Calls any path of the API, for resources without a cmdlet.</summary>
internal sealed class RawApi(ApiClient client)
{
    /// <summary>Sends the request. The content is null when the response has no body. The caller disposes it.</summary>
    /// <exception cref="WebexApiException">Webex rejected the request, or the response is not JSON.</exception>
    public async Task<Page<JsonDocument?>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] body = response.Buffered().Json;
        JsonDocument? content = body.Length == 0 ? null : Parse(request, response, body);
        bool isEmpty = content is null || IsEmptyList(content.RootElement);
        return new Page<JsonDocument?>(content, client.NextPage(request, response, isEmpty));
    }

    /// <summary>Returns the items of a list, which is an array or in the field "items"; null when the content is not a list.</summary>
    public static JsonElement? ListIn(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root,
        JsonValueKind.Object when root.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array => items,
        _ => null,
    };

    private static bool IsEmptyList(JsonElement root) => ListIn(root) is { } items && items.GetArrayLength() == 0;

    private static JsonDocument Parse(ApiRequest request, HttpResponseMessage response, byte[] body)
    {
        try
        {
            ApiClient.CheckNumberOfValues(request, response, body);
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw ApiErrors.UnexpectedResponse(request, response);
        }
    }
}

/// <summary>Checks a request header that a user gives.</summary>
internal static class CustomHeader
{
    private const int Longest = 8 * 1024;

    // The connection sets the headers that sign, address or frame a request.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer",
        "Upgrade", "Expect", "Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding",
    };

    /// <exception cref="WebexApiException">The header cannot be sent, or is reserved.</exception>
    public static (string Name, string Value) Parse(string name, string value)
    {
        if (Reserved.Contains(name.Trim()))
        {
            throw InvalidInput.Create(
                $"The header {name.Trim()} is set by the connection and cannot be given",
                "Remove it from -Header. The parameters of Connect-Webex set the signed-in user, the API address and the proxy.");
        }

        bool isFit = name.Length > 0 && name.All(IsTokenCharacter)
            && value.Length <= Longest && value.All(c => c == ' ' || TerminalText.IsVisibleAscii(c));
        return isFit
            ? (name, value)
            : throw InvalidInput.Create(
                $"The header {InvalidInput.Show(name)} cannot be sent",
                "Give a name of letters, digits and dashes, and a value of ASCII characters on one line.");
    }

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0;
}
