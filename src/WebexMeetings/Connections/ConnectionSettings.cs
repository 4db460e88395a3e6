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

    /// <summary>Gets the time-out of one attempt, from sending to the last byte.</summary>
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
