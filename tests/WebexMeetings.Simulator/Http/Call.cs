using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace WebexMeetings.Simulator;

/// <summary>One request on its way through the simulator.</summary>
internal sealed class Call(HttpContext context, long sequence)
{
    public HttpContext Context => context;

    public string Method => context.Request.Method;

    public string Path { get; } = context.Request.Path.Value ?? "";

    /// <summary>Path and query as they came over the wire, undecoded.</summary>
    public string Target { get; } = context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    /// <summary>Numbered instead of random: a failing test shows the same IDs each time.</summary>
    public string TrackingId { get; } =
        string.Create(CultureInfo.InvariantCulture, $"ROUTER_{(uint)sequence:X8}-51A0-4000-8000-{sequence:X12}");

    /// <summary>The part of the path that the route leaves open, as in /people/{id}.</summary>
    public string Parameter { get; set; } = "";

    public byte[] Body { get; set; } = [];

    public AccessToken? Token { get; set; }

    /// <summary>The token, once the front door has found it good.</summary>
    public AccessToken Caller => Token ?? throw RefusedException.Unauthorized();

    /// <summary>Null when the query does not name it. The first one counts.</summary>
    public string? Query(string name)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(context.Request.QueryString.Value))
        {
            if (pair.DecodeName().Span.SequenceEqual(name))
                return pair.DecodeValue().ToString();
        }
        return null;
    }

    /// <summary>Null when the header is missing.</summary>
    public string? Header(string name)
    {
        string value = context.Request.Headers[name].ToString();
        return value.Length == 0 ? null : value;
    }

    /// <summary>The JSON of the body; 415 and 400 as Webex answers them.</summary>
    public JsonElement Json()
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
            throw new RefusedException(415, "The request contains an unsupported media type.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw RefusedException.BadRequest("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw RefusedException.BadRequest("The body is not JSON.");
        }
    }

    /// <summary>The fields of a form; 415 for any other body.</summary>
    public IReadOnlyDictionary<string, string> Form()
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
            throw new RefusedException(415, "The request contains an unsupported media type.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(Encoding.UTF8.GetString(Body)))
            fields[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        return fields;
    }
}
