namespace WebexMeetings.Connections;

/// <summary>The address of the API up to and including /v1. Tokens go to its origin only.</summary>
internal sealed class ApiAddress
{
    private ApiAddress(Uri baseUri, WebexEnvironment environment)
    {
        BaseUri = baseUri;
        Environment = environment;
    }

    public static ApiAddress Commercial { get; } = new(new Uri("https://webexapis.com/v1"), WebexEnvironment.Commercial);

    public static ApiAddress UsGov { get; } = new(new Uri("https://api-usgov.webex.com/v1"), WebexEnvironment.UsGov);

    /// <summary>Without a slash at the end.</summary>
    public Uri BaseUri { get; }

    public WebexEnvironment Environment { get; }

    /// <summary>Returns the address of a cloud, or a custom address.</summary>
    /// <exception cref="WebexApiException">The token must not go there, or the input is not the address of an API.</exception>
    public static ApiAddress Parse(string environment, Uri? own)
    {
        if (own is null)
        {
            return environment == nameof(WebexEnvironment.UsGov) ? UsGov : Commercial;
        }

        return TryCreate(own, out string problem) ?? throw InvalidInput.Create(
            $"-ApiBaseUri cannot be used: {problem.TrimEnd('.')}",
            "Give the address up to and including /v1, as in https://webexapis.com/v1.");
    }

    /// <summary>Checks a custom address, and returns the reason for a rejection in <paramref name="problem"/>.</summary>
    public static ApiAddress? TryCreate(Uri uri, out string problem)
    {
        problem = Problem(uri);
        return problem.Length > 0 ? null : new ApiAddress(new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/')), WebexEnvironment.Custom);
    }

    /// <summary>Returns whether a request to this address may contain the token.</summary>
    public bool IsSameOrigin(Uri uri) =>
        uri.IsAbsoluteUri
        && uri.Scheme == BaseUri.Scheme
        && uri.Port == BaseUri.Port
        && uri.UserInfo.Length == 0
        && HostOf(uri) is { } host
        && string.Equals(host, BaseUri.IdnHost, StringComparison.OrdinalIgnoreCase);

    // A valid URI may still break the rules for international domain names.
    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string Problem(Uri uri) => uri switch
    {
        { IsAbsoluteUri: false } => "it is not an absolute address.",
        _ when HostOf(uri) is null => "its host is not valid.",
        { Scheme: not ("https" or "http") } => "it must begin with https://.",
        { Scheme: "http", IsLoopback: false } => "a token is sent over https only; http is for this computer (loopback).",
        { UserInfo.Length: > 0 } => "it must hold no user name or password.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "it must hold no query and no fragment.",
        _ when !uri.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) => "it must end in /v1.",
        _ => string.Empty,
    };
}

/// <summary>Reads addresses from responses and from users.</summary>
internal static class AbsoluteAddress
{
    /// <summary>Returns a complete address whose host can be written in ASCII; null when the text is not one.</summary>
    public static Uri? ParseOrNull(string? text)
    {
        try
        {
            return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.IdnHost is not null ? uri : null;
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentException or FormatException)
        {
            // Uri.TryCreate of .NET 10 throws for "//\u202E.", and a valid address may break the rules for international domain names.
            return null;
        }
    }
}
