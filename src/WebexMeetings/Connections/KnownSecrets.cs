using System.Net;

namespace WebexMeetings.Connections;

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
        if (secret is null || secret.Length < Shortest || Array.IndexOf(Volatile.Read(ref secrets), secret) >= 0)
        {
            return;
        }

        lock (sync)
        {
            if (Array.IndexOf(secrets, secret) < 0)
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
