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
