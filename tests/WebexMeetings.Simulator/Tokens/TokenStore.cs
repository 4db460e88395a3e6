using System.Collections.Concurrent;
using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>All access tokens. The sample tokens are there from the start; their values depend on the seed alone.</summary>
public sealed class TokenStore
{
    private static readonly TimeSpan PersonalTokenLifetime = TimeSpan.FromHours(12);

    private readonly ServerClock clock;
    private readonly string organizationId;
    private readonly ulong seed;
    private readonly ConcurrentDictionary<string, AccessToken> byValue = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessToken>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int samples;
    private int issued;

    internal TokenStore(ServerClock clock, Organization organization, int seed)
    {
        this.clock = clock;
        organizationId = organization.Id;
        this.seed = StableHash.Mix((ulong)seed, 7);
        lookup = byValue.GetAlternateLookup<ReadOnlySpan<char>>();
        Admin = Issue(Organization.AdminEmail, Scopes.All, "admin");
        User = Issue(Organization.UserEmail, Scopes.User, "user");
        AdminWithoutAdminScopes = Issue(Organization.AdminEmail, Scopes.User, "no-admin-scopes");
        WithoutPreferences = Issue(Organization.UserEmail, [Scopes.PeopleRead, Scopes.SchedulesRead], "no-preferences");
        WithoutPeople =
            Issue(Organization.AdminEmail, Scopes.All.Where(scope => !scope.Contains("people", StringComparison.Ordinal)), "no-people");
        ServiceApp = Issue(Organization.ServiceAppEmail, Scopes.All, "service-app");
        Revoked = Issue(Organization.UserEmail, Scopes.User, "revoked");
        Expired = Issue(Organization.UserEmail, Scopes.User, "expired");
        samples = issued;
        Reset();
    }

    /// <summary>Every scope there is.</summary>
    public AccessToken Admin { get; }

    /// <summary>user@example.com, with what a user may have.</summary>
    public AccessToken User { get; }

    /// <summary>The administrator, who forgot to ask for the admin scopes.</summary>
    public AccessToken AdminWithoutAdminScopes { get; }

    /// <summary>May not read preferences: 403 without an errors array.</summary>
    public AccessToken WithoutPreferences { get; }

    /// <summary>May do everything but read people: 403 on /people/me.</summary>
    public AccessToken WithoutPeople { get; }

    /// <summary>A machine account without a room of its own.</summary>
    public AccessToken ServiceApp { get; }

    public AccessToken Revoked { get; }

    public AccessToken Expired { get; }

    public IReadOnlyList<AccessToken> All => [.. byValue.Values.OrderBy(token => token.Name, StringComparer.Ordinal)];

    /// <summary>A new token; without scopes the user's, without a lifetime twelve hours, as personal tokens have.</summary>
    public AccessToken Issue(string email, IEnumerable<string>? scopes = null, string? name = null, TimeSpan? lifetime = null)
    {
        int number = Interlocked.Increment(ref issued);
        string tokenName = name ?? string.Create(CultureInfo.InvariantCulture, $"token-{number}");
        DateTimeOffset expires = clock.Now + (lifetime ?? PersonalTokenLifetime);
        var token = new AccessToken(tokenName, NewValue(number), email, scopes ?? Scopes.User, expires);
        byValue[token.Value] = token;
        return token;
    }

    public AccessToken? Find(string value) => byValue.GetValueOrDefault(value);

    /// <summary>By value or by name; false when there is none.</summary>
    public bool Revoke(string token) => Change(token, found => found.IsRevoked = true);

    /// <summary>Lets the token's life end now. By value or by name.</summary>
    public bool Expire(string token) => Change(token, found => found.Expires = clock.Now);

    /// <summary>Leaves the sample tokens, fresh as at the start.</summary>
    internal void Reset()
    {
        AccessToken[] samples = [Admin, User, AdminWithoutAdminScopes, WithoutPreferences, WithoutPeople, ServiceApp, Revoked, Expired];
        byValue.Clear();
        issued = this.samples;
        foreach (AccessToken token in samples)
        {
            token.Expires = clock.Now + PersonalTokenLifetime;
            token.IsRevoked = token == Revoked;
            byValue[token.Value] = token;
        }
        Expired.Expires = clock.Now - TimeSpan.FromHours(1);
    }

    internal AccessToken? FromHeader(string authorization)
    {
        const string Scheme = "Bearer ";
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && lookup.TryGetValue(authorization.AsSpan(Scheme.Length), out AccessToken? token)
            ? token
            : null;
    }

    internal bool IsGood(AccessToken token) => !token.IsRevoked && token.Expires > clock.Now;

    /// <summary>The shape of real ones: part, cluster and organization.</summary>
    private string NewValue(int number)
    {
        ulong key = StableHash.Mix(seed, (ulong)number);
        string part = string.Create(
            CultureInfo.InvariantCulture, $"{key:x16}{StableHash.Mix(key):x16}{StableHash.Mix(key, 1):x16}{StableHash.Mix(key, 2):x16}");
        return $"{part}_P0A1_{organizationId}";
    }

    private bool Change(string token, Action<AccessToken> change)
    {
        AccessToken? found = Find(token) ?? All.FirstOrDefault(other => other.Name == token);
        if (found is not null)
            change(found);
        return found is not null;
    }
}
