using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Invoke-WebexApi: any path of the API, with the connection's sign-in, retries, rate limit and paging.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "WebexApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpLinks.Base + "Invoke-WebexApi.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeWebexApiCommand : WebexPipelineCmdlet
{
    /// <summary>The path below /v1, such as people/me, or a complete address on the connection's origin.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The HTTP method; GET when left out.</summary>
    [Parameter]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Names and values of the query; they are escaped. A list becomes one value with commas, a boolean true or false.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>What to send: a hashtable, an object, a list, or JSON as text.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Further request headers. Those that sign or address the request are the connection's.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>Asks for every page of a list, and emits its items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PipedObject? unfit = IsTyped(nameof(Path)) ? null : Piped().FirstOrDefault(item => item.Value is not (string or Uri));
        if (unfit is not null)
        {
            // Sent as it reads, a row of a CSV would put all its columns into an address.
            Process(new Input(unfit.Value, "(no path)"), InputResult.Failure(NotAPath()));
            return;
        }

        foreach (string path in Path!)
        {
            ApiRequest? request = TryCompose(path, out Exception? invalid);
            if (request is null)
            {
                Process(new Input(path, path), InputResult.Failure(invalid!));
            }
            else if (!request.ChangesSomething || ShouldProcess(request.Address!.GetLeftPart(UriPartial.Path), request.Method.Method))
            {
                Process(new Input(path, path), token => PageAsync(request, token));
            }
        }
    }

    private static WebexApiException NotAPath() =>
        InvalidInput.Create("This input is no path: it is an object", "Pipe paths as text, such as 'people/me'. Values of objects go into -Query or -Body.");

    private async Task<InputResult> PageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Page<JsonDocument?> page = await new RawApi(Client).SendAsync(request, cancellationToken).ConfigureAwait(false);
        using JsonDocument? content = page.Content;
        List<object> objects = content is null ? [] : Objects(content.RootElement).Select(JsonObjects.From).OfType<object>().ToList();
        return All && page.Next is { } next
            ? InputResult.Page(objects, token => PageAsync(At(next, request), token))
            : InputResult.Of(objects);
    }

    // A list as a whole is an array, or stands under items. One page of it is shown as it came; all pages, as their items.
    private List<JsonElement> Objects(JsonElement root)
    {
        bool isList = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array;
        JsonElement shown = All && isList ? root.GetProperty("items") : root;
        return shown.ValueKind == JsonValueKind.Array ? shown.EnumerateArray().ToList() : [shown];
    }

    private ApiRequest? TryCompose(string path, out Exception? invalid)
    {
        try
        {
            invalid = null;
            return Compose(path);
        }
        catch (WebexApiException failure)
        {
            invalid = failure;
            return null;
        }
    }

    private ApiRequest Compose(string path)
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        Uri address = OriginAddress.OfPath(Connection!, path);
        if (Body is not null && (method == HttpMethod.Get || method == HttpMethod.Head))
        {
            throw InvalidInput.Create($"{method} takes no body", "Put the values in -Query, or give -Method POST, PUT or PATCH.");
        }

        return new ApiRequest
        {
            Method = method,
            Address = Query is null ? address : WithQuery(address),
            Subject = $"{method} {address.AbsolutePath}",
            WhenNotFound = NotFoundActions.AnyPath,
            Headers = Headers(),
            Body = Body is null ? null : JsonBody.From(Body),
        };
    }

    private static ApiRequest At(Uri address, ApiRequest request) => new()
    {
        Method = request.Method,
        Address = address,
        Subject = request.Subject,
        WhenNotFound = request.WhenNotFound,
        Headers = request.Headers,
        Body = request.Body,
    };

    private Uri WithQuery(Uri address)
    {
        var query = new QueryString();
        foreach (DictionaryEntry entry in Query!)
        {
            query.Add(Uri.EscapeDataString(Text(entry.Key)), entry.Value is null ? null : Text(entry.Value));
        }

        string added = query.ToString();
        return new Uri(address.GetLeftPart(UriPartial.Query) + (address.Query.Length > 1 && added.Length > 0 ? "&" + added.Substring(1) : added));
    }

    private List<(string Name, string Value)> Headers()
    {
        List<(string Name, string Value)> headers = [];
        foreach (DictionaryEntry entry in Header ?? new Hashtable())
        {
            headers.Add(CustomHeader.Parse(Text(entry.Key), Text(entry.Value)));
        }

        return headers;
    }

    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        string text => text,
        bool or SwitchParameter => LanguagePrimitives.IsTrue(value) ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(Text)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
