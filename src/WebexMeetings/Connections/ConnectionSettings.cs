using System.Net;
using System.Reflection;

namespace WebexMeetings.Connections;

/// <summary>The address and limits of a connection, and its secrets.</summary>
internal sealed class ConnectionSettings
{
    private readonly IWebProxy proxy = new SystemProxy();

    public required ApiAddress Address { get; init; }

    /// <summary>Gets the site for commands that do not name one, as a lower-case host; null for none.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>The proxy. By default, the cmdlet uses the proxy of the system.</summary>
    public IWebProxy Proxy
    {
        get => proxy;
        init
        {
            proxy = value;
            Secrets.Add(value);
        }
    }

    /// <summary>Gets the timeout of one attempt, from sending to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets the longest wait. For a longer one, a request fails at once, and its error says when to try again.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets the secrets that the connection has used, which are masked in all external text.</summary>
    public KnownSecrets Secrets { get; } = new();

    /// <summary>Gets the destination of requests, for the message of a failed connection.</summary>
    public string Destination => Address.BaseUri.Authority + (UsesProxy && Proxy is WebProxy { Address: { } proxy }
        ? $" through the proxy {proxy.Authority}"
        : string.Empty);

    /// <summary>
    /// Gets whether requests use the proxy. For http to this computer they do not, because the token would leave the computer in plain
    /// text.
    /// </summary>
    public bool UsesProxy => Address.BaseUri is not { IsLoopback: true, Scheme: "http" };
}

/// <summary>
/// The proxy of the system, the environment (https_proxy) or the process. An environment variable may contain a password in the address,
/// and .NET quotes the address when a tunnel fails. This class uses the password, but removes it from the address.
/// </summary>
internal sealed class SystemProxy : IWebProxy
{
    // .NET Standard 2.0 lacks it; PowerShell 7 has it, and Invoke-RestMethod uses it. On .NET Framework the older one is what scripts set.
    private static readonly PropertyInfo? DefaultProxy =
        typeof(HttpClient).GetProperty("DefaultProxy", BindingFlags.Public | BindingFlags.Static);

    private readonly Func<IWebProxy?> find;

    /// <param name="find">Returns the current proxy of the process, which scripts may set late.</param>
    public SystemProxy(Func<IWebProxy?>? find = null)
    {
        this.find = find ?? (() => (IWebProxy?)DefaultProxy?.GetValue(null) ?? WebRequest.DefaultWebProxy);
    }

    public ICredentials? Credentials
    {
        get => find()?.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => find()?.GetProxy(destination) is { UserInfo.Length: > 0 } proxy
        ? new UriBuilder(proxy) { UserName = string.Empty, Password = string.Empty }.Uri
        : find()?.GetProxy(destination);

    public bool IsBypassed(Uri host) => find()?.IsBypassed(host) ?? true;
}

/// <summary>Provides a connection's access tokens. All cmdlets and runspaces that hold the connection share it.</summary>
internal interface ITokenSource
{
    /// <summary>Gets the type of sign-in, as Get-WebexConnection shows it.</summary>
    string Kind { get; }

    /// <summary>Gets the time when the current access token expires; null when it is not known.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>
    /// Gets the time when the refresh token expires if nothing uses it before; null when it is not known or there is none.
    /// </summary>
    DateTimeOffset? RefreshTokenExpiresAt { get; }

    /// <summary>Gets the scopes of the token; empty when they are not known.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Returns an access token for the next request. A token that is about to expire is refreshed first.</summary>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gets another token after Webex rejected <paramref name="refusedToken"/> with 401. Returns whether one is available, so that the
    /// request can be sent again.
    /// </summary>
    ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken);
}

/// <summary>Provides one access token that cannot be refreshed, such as a personal access token (12 hours).</summary>
internal sealed class StaticTokenSource(string accessToken) : ITokenSource
{
    public string Kind => "AccessToken";

    /// <summary>Connect-Webex sets it once, from <c>GET /authorizations/tokenExpiry</c>.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RefreshTokenExpiresAt => null;

    public IReadOnlyList<string> Scopes => [];

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(accessToken);

    public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken) => new(false);
}

/// <summary>The secrets that a connection uses: tokens, client secrets, the proxy's password. No text with one may be shown.</summary>
internal sealed class KnownSecrets
{
    /// <summary>
    /// The maximum number of secrets. A connection that refreshes its token for weeks drops the oldest ones, which have expired.
    /// </summary>
    private const int Most = 64;

    /// <summary>Shorter text is not a secret, and masking it would mask words.</summary>
    private const int Shortest = 4;

    private readonly object sync = new();
    private string[] secrets = [];

    /// <summary>Gets a snapshot of all secrets.</summary>
    public IReadOnlyList<string> All => Volatile.Read(ref secrets);

    public void Add(string? secret)
    {
        if (secret is null || secret.Length < Shortest)
        {
            return;
        }

        lock (sync)
        {
            if (!secrets.Contains(secret))
            {
                Volatile.Write(ref secrets, [.. secrets.Skip(Math.Max(0, secrets.Length - Most + 1)), secret]);
            }
        }
    }

    /// <summary>Adds the credential of a proxy.</summary>
    public void Add(IWebProxy? proxy)
    {
        Add((proxy?.Credentials as NetworkCredential)?.Password);
        if (proxy is WebProxy { Address.UserInfo: { Length: > 0 } userInfo })
        {
            Add(Uri.UnescapeDataString(userInfo.Substring(userInfo.IndexOf(':') + 1)));
        }
    }
}

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
            // Never a guess: the token of one cloud must not go to another one.
            return environment.Equals(nameof(WebexEnvironment.UsGov), StringComparison.OrdinalIgnoreCase) ? UsGov
                : environment.Equals(nameof(WebexEnvironment.Commercial), StringComparison.OrdinalIgnoreCase) ? Commercial
                : throw InvalidInput.Create($"{InvalidInput.Show(environment)} is not a cloud of Webex", "Use Commercial or UsGov.");
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
    public bool IsSameOrigin(Uri uri) => IsSameServer(uri) && uri.UserInfo.Length == 0;

    /// <summary>Returns whether the address leads to the same server, if its user name and password are ignored.</summary>
    public bool IsSameServer(Uri uri) =>
        uri.IsAbsoluteUri
        && uri.Scheme == BaseUri.Scheme
        && uri.Port == BaseUri.Port
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
    /// <param name="text">The text.</param>
    /// <param name="relativeTo">The address where a relative one begins. Null when the text must be complete.</param>
    public static Uri? ParseOrNull(string? text, Uri? relativeTo = null)
    {
        try
        {
            bool isValid = relativeTo is null
                ? Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
                : Uri.TryCreate(relativeTo, text, out uri);
            return isValid && uri!.IdnHost is not null ? uri : null;
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentException or FormatException)
        {
            // Uri.TryCreate of .NET 10 throws for "//\u202E.", and a valid address may break the rules for international domain names.
            return null;
        }
    }
}
