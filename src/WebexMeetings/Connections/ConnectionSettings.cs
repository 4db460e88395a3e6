using System.Net;

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
