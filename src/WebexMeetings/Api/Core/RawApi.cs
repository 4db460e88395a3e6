using System.Text.Json;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>Calls any path of the API, for resources without a cmdlet.</summary>
internal sealed class RawApi(ApiClient client)
{
    /// <summary>Sends the request. The content is null when the response has no body. The caller disposes it.</summary>
    /// <exception cref="WebexApiException">Webex rejected the request, or the response is not JSON.</exception>
    public Task<Page<JsonDocument?>> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, isList: false, cancellationToken);

    /// <summary>Requests a page of a list. The caller disposes it.</summary>
    /// <exception cref="WebexApiException">Webex rejected the request, or the response is not a list.</exception>
    public Task<Page<JsonDocument?>> ReadListAsync(ApiRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, isList: true, cancellationToken);

    private async Task<Page<JsonDocument?>> SendAsync(ApiRequest request, bool isList, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] body = response.Buffered().Json;
        JsonDocument? content = body.All(IsWhiteSpace) ? null : Parse(request, response, body);
        IReadOnlyList<JsonElement>? items = content is null ? [] : JsonList.ItemsIn(content.RootElement);
        if (isList && items is null)
        {
            using (content)
            {
                throw ApiErrors.NotAList(request, response, JsonList.NamesIn(content!.RootElement).Select(client.Show));
            }
        }

        bool isEmpty = items is { Count: 0 };
        return new Page<JsonDocument?>(content, client.NextPage(request, response, isEmpty));
    }

    private static bool IsWhiteSpace(byte part) => part is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

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

/// <summary>
/// Finds the items in a response: an array, or an object around one. Most lists of Webex are in the field "items"; those of Webex Calling
/// have a name of their own, such as "queues", and those of SCIM are in "Resources".
/// </summary>
internal static class JsonList
{
    private static readonly string[] UsualNames = ["items", "Resources"];

    private static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase) { "notFoundIds", "schemas" };

    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase) { "links", "_links", "paging", "pagination" };

    private static readonly HashSet<string> Totals =
        new(StringComparer.OrdinalIgnoreCase) { "total", "totalCount", "totalResults", "totalItems", "count" };

    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase) { "itemsPerPage", "end", "hasMore" };

    /// <summary>Returns the items; null when the content is not a list.</summary>
    public static IReadOnlyList<JsonElement>? ItemsIn(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray()],
        JsonValueKind.Object => ItemsOf([.. root.EnumerateObject()]),
        JsonValueKind.Null => [],
        _ => null,
    };

    /// <summary>Returns the names of the lists in an object.</summary>
    public static IEnumerable<string> NamesIn(JsonElement root) => root.ValueKind == JsonValueKind.Object
        ? root.EnumerateObject().Where(IsList).Select(field => field.Name)
        : [];

    private static IReadOnlyList<JsonElement>? ItemsOf(List<JsonProperty> fields)
    {
        foreach (string name in UsualNames)
        {
            foreach (JsonProperty field in fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                switch (field.Value.ValueKind)
                {
                    case JsonValueKind.Array:
                        return [.. field.Value.EnumerateArray()];
                    case JsonValueKind.Null when !fields.Exists(IsList):
                        return [];
                }
            }
        }

        // An object with an identifier is a resource, and a list in it is only a part of it.
        List<JsonProperty> lists = fields.FindAll(IsList);
        return fields.Exists(field => field.Name.Equals("id", StringComparison.OrdinalIgnoreCase)) ? null
            : lists.Count == 1 ? [.. lists[0].Value.EnumerateArray()]
            : lists.Count == 0 && fields.TrueForAll(IsOfEmptyPage) ? []
            : null;
    }

    private static bool IsList(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.Array
        && !Beside.Contains(field.Name)
        && !Links.Contains(field.Name)
        && !field.Name.Equals("errors", StringComparison.OrdinalIgnoreCase);

    // An object without a list is an empty page only if nothing in it can be what the user asked for.
    private static bool IsOfEmptyPage(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => Beside.Contains(field.Name) || field.Value.GetArrayLength() == 0,
        JsonValueKind.Object => Links.Contains(field.Name),
        JsonValueKind.Number when Totals.Contains(field.Name) => field.Value.TryGetDecimal(out decimal total) && total == 0,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False =>
            Places.Contains(field.Name) || PageFilter.IsPosition(field.Name),
        _ => false,
    };
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
