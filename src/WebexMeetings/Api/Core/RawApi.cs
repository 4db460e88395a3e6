using System.Text.Json;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>Any path of the API, for what the module has no cmdlet for.</summary>
internal sealed class RawApi(ApiClient client)
{
    /// <summary>Sends the request. The content is null when the answer has no body; who gets it disposes it.</summary>
    /// <exception cref="WebexApiException">Webex refused, or answered something that is no JSON.</exception>
    public async Task<Page<JsonDocument?>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] body = ((BufferedContent)response.Content).Body;
        return new Page<JsonDocument?>(body.Length == 0 ? null : Parse(request, response, body), client.NextPage(request, response));
    }

    private static JsonDocument Parse(ApiRequest request, HttpResponseMessage response, byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw ApiErrors.UnexpectedResponse(request, response);
        }
    }
}
