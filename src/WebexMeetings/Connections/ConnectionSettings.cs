using System.Net;

namespace WebexMeetings.Connections;

/// <summary>How a connection reaches Webex, and what it must not show.</summary>
internal sealed class ConnectionSettings
{
    private readonly IWebProxy proxy = new SystemProxy();

    public required ApiAddress Address { get; init; }

    /// <summary>The site of commands that name none; a lower-case host, or null.</summary>
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

    /// <summary>How long one attempt may take, from sending to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest wait that is sat out; beyond it a request fails at once and says when to return.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The secrets that the connection has used; every text from outside is masked with them.</summary>
    public KnownSecrets Secrets { get; } = new();

    /// <summary>Where requests go, for a message that they did not arrive.</summary>
    public string Destination => Address.BaseUri.Authority + (UsesProxy && Proxy is WebProxy { Address: { } proxy }
        ? $" through the proxy {proxy.Authority}"
        : string.Empty);

    /// <summary>Nothing encrypts http to this computer: through a proxy the token would leave the computer in clear.</summary>
    public bool UsesProxy => Address.BaseUri is not { IsLoopback: true, Scheme: "http" };
}
