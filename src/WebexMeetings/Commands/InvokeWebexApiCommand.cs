using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>
/// Implements Invoke-WebexApi, which calls any path of the API with the sign-in, retries, rate limit and paging of the connection.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "WebexApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Invoke-WebexApi.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeWebexApiCommand : WebexPipelineCmdlet
{
    private const int LongestName = 200;
    private const int LongestTarget = 500;

    /// <summary>The header that names the user of a request about session types.</summary>
    private const string UserHeader = "email";

    /// <summary>The largest response. This cmdlet may read larger responses than the others.</summary>
    private const int LargestResponse = 64 * 1024 * 1024;

    /// <summary>Gets or sets the path below /v1, such as people/me, or a complete address on the connection's origin.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TextTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? Path { get; set; }

    /// <summary>Gets or sets the HTTP method. The default is GET.</summary>
    [Parameter]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>
    /// Gets or sets the names and values of the query, which the cmdlet escapes. A list becomes one value with commas, a Boolean value true
    /// or false.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Gets or sets the request body: a hashtable, an object, a list, or JSON as text.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Gets or sets additional request headers. The connection sets those that sign or address the request.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>Gets or sets whether the cmdlet requests all pages of a list, and returns its items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PipedObject? unfit = IsTyped(nameof(Path)) ? null : Piped().FirstOrDefault(item => item.Value is not (string or Uri));
        if (unfit is not null)
        {
            // Converted to text, a row of a CSV would put all its columns into the address.
            Process(new Input(unfit.Value, "(no path)"), InputResult.Failure(NotAPath()));
            return;
        }

        foreach (string? path in Path is { Length: > 0 } ? Path : [null])
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                Process(new Input(path, "(no path)"), InputResult.Failure(NoPath()));
                continue;
            }

            // The value may contain a user name and a password.
            var input = new Input(path, Redaction.ByName.Line(path, LongestName));
            ApiRequest? request = TryCompose(path!, out Exception? invalid);
            if (request is null)
            {
                Process(input, InputResult.Failure(invalid!));
            }
            else if (!request.ChangesSomething
                || ShouldProcess(TargetOf(request.Address!.AbsoluteUri, request.Headers), request.Method.Method))
            {
                Process(input, token => PageAsync(request, token));
            }
        }
    }

    private static WebexApiException NoPath() =>
        InvalidInput.Create("This input is not a path: it is empty, or an object", "Give a path such as 'people/me'.");

    private static WebexApiException NotAPath() =>
        InvalidInput.Create(
            "This input is an object, not a path",
            "Pipe paths as text, such as 'people/me', and put the values of objects into -Query or -Body.");

    /// <summary>Returns the address of a request for a message. Its query or a header says which user the request is about.</summary>
    private string TargetOf(string address, IEnumerable<(string Name, string Value)> headers)
    {
        var redaction = Redaction.Of(Connection!.Settings.Secrets, requestBody: null);
        IEnumerable<string> users = headers
            .Where(header => header.Name.Equals(UserHeader, StringComparison.OrdinalIgnoreCase))
            .Select(header => $" ({UserHeader}: {redaction.Line(header.Value, LongestName)})");
        return redaction.Line(address, LongestTarget) + string.Concat(users);
    }

    private async Task<InputResult> PageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var api = new RawApi(Client);
        Page<JsonDocument?> page = All
            ? await api.ReadListAsync(request, cancellationToken).ConfigureAwait(false)
            : await api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using JsonDocument? content = page.Content;

        // An item may be null and keeps its place, because a script may pair items by their position.
        List<object> objects = content is null ? [] : Objects(content.RootElement).Select(item => JsonObjects.From(item)!).ToList();
        return All && page.Next is { } next
            ? InputResult.Page(objects, token => PageAsync(request.For(next), token))
            : InputResult.Of(objects);
    }

    // A single page is returned as it is, all pages as their items.
    private IReadOnlyList<JsonElement> Objects(JsonElement root) =>
        All || root.ValueKind is JsonValueKind.Array or JsonValueKind.Null ? JsonList.ItemsIn(root)! : [root];

    private ApiRequest? TryCompose(string path, out Exception? invalid)
    {
        try
        {
            invalid = null;
            return Compose(path);
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            // The value may be any object, and reading it may run any code. Its failure is the error of this input.
            invalid = failure as WebexApiException
                ?? InvalidInput.Create(
                    $"The request could not be composed ({failure.GetType().Name})",
                    "Check the path, and give plain values in -Query, -Header and -Body.");
            return null;
        }
    }

    private ApiRequest Compose(string path)
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        Uri address = OriginAddress.OfPath(Connection!, path);
        if (Body is not null && (method == HttpMethod.Get || method == HttpMethod.Head))
        {
            throw InvalidInput.Create($"{method} takes no body", "Put the values into -Query, or give -Method POST, PUT or PATCH.");
        }

        if (All && method != HttpMethod.Get)
        {
            // Following a link to the next page would make the change there again.
            throw InvalidInput.Create($"-All reads lists and does not go with {method}", "Leave out -All, or -Method.");
        }

        address = Query is null ? address : WithQuery(address);
        List<(string Name, string Value)> headers = Headers();
        return new ApiRequest
        {
            Method = method,
            Address = address,
            Subject = $"{method} {TargetOf(address.PathAndQuery, headers)}",
            WhenNotFound = NotFoundActions.AnyPath,
            Headers = headers,
            Body = Body is null ? null : JsonBody.From(Body),
            LargestResponse = LargestResponse,
        };
    }

    private Uri WithQuery(Uri address)
    {
        var query = new QueryString();
        var inPath = new HashSet<string>(QueryFields.In(address.Query).Select(field => field.Name), StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Query!)
        {
            string name = PlainText.Of(entry.Key);
            if (string.IsNullOrWhiteSpace(name))
            {
                throw InvalidInput.Create("A name in -Query is empty", "Give each value a name, as in @{ max = 50 }.");
            }

            if (inPath.Contains(name))
            {
                // Which of two users Webex takes is not documented.
                throw InvalidInput.Create(
                    $"The path and -Query both have a value for {InvalidInput.Show(name)}",
                    "Remove one of them.");
            }

            query.Add(Uri.EscapeDataString(name), PlainText.Of(entry.Value, name, "-Query"));
        }

        string added = query.ToString();
        string joined = address.Query.Length > 1 && added.Length > 0 ? "&" + added.Substring(1) : added;
        return new Uri(address.GetLeftPart(UriPartial.Query) + joined);
    }

    private List<(string Name, string Value)> Headers()
    {
        List<(string Name, string Value)> headers = [];
        foreach (DictionaryEntry entry in Header ?? new Hashtable())
        {
            string name = PlainText.Of(entry.Key);
            headers.Add(CustomHeader.Parse(name, PlainText.Of(entry.Value, name, "-Header")));
        }

        return headers;
    }
}
