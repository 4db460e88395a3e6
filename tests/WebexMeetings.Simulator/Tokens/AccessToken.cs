using System.Collections.Frozen;

namespace WebexMeetings.Simulator;

/// <summary>An access token, good or not.</summary>
public sealed class AccessToken
{
    private volatile bool isRevoked;
    private long expiresTicks;

    internal AccessToken(string name, string value, string email, IEnumerable<string> scopes, DateTimeOffset expires)
    {
        Name = name;
        Value = value;
        Email = email;
        Scopes = scopes.ToFrozenSet(StringComparer.Ordinal);
        Expires = expires;
    }

    /// <summary>What the log and the statistics call it.</summary>
    public string Name { get; }

    public string Value { get; }

    /// <summary>Whose it is.</summary>
    public string Email { get; }

    public IReadOnlySet<string> Scopes { get; }

    /// <summary>By the clock of the server, which may be skewed.</summary>
    public DateTimeOffset Expires
    {
        get => new(Interlocked.Read(ref expiresTicks), TimeSpan.Zero);
        internal set => Interlocked.Exchange(ref expiresTicks, value.UtcTicks);
    }

    public bool IsRevoked
    {
        get => isRevoked;
        internal set => isRevoked = value;
    }

    internal bool Has(string scope) => Scopes.Contains(scope);
}
