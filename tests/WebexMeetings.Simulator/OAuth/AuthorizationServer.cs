using System.Collections.Concurrent;
using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>The refresh tokens, codes and device sign-ins of the one registered integration.</summary>
public sealed class AuthorizationServer
{
    private readonly SimulatorOptions options;
    private readonly TokenStore tokens;
    private readonly ServerClock clock;
    private readonly ulong seed;
    private readonly Lock changing = new();
    private readonly ConcurrentDictionary<string, RefreshToken> refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AuthorizationCode> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DeviceGrant> devices = new(StringComparer.Ordinal);
    private int issued;

    internal AuthorizationServer(SimulatorOptions options, TokenStore tokens, ServerClock clock)
    {
        this.options = options;
        this.tokens = tokens;
        this.clock = clock;
        seed = StableHash.Mix((ulong)options.Seed, 11);
        Reset();
    }

    /// <summary>There from the start: the administrator's, every scope.</summary>
    public RefreshToken AdminRefreshToken { get; private set; } = null!;

    /// <summary>There from the start: the Service App's, every scope.</summary>
    public RefreshToken ServiceAppRefreshToken { get; private set; } = null!;

    public IReadOnlyList<RefreshToken> RefreshTokens => [.. refreshTokens.Values];

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<DeviceGrant> Devices => [.. devices.Values.OrderBy(device => device.DeviceCode, StringComparer.Ordinal)];

    private OAuthOptions Settings => options.OAuth;

    /// <summary>A refresh token for a test to sign in with; without scopes it gets all.</summary>
    public RefreshToken IssueRefreshToken(string email, IEnumerable<string>? scopes = null)
    {
        var token = new RefreshToken(NextSecret(), email, [.. scopes ?? Scopes.All], clock.Now + Settings.RefreshTokenLifetime);
        return refreshTokens[token.Value] = token;
    }

    /// <summary>False when there is no such token.</summary>
    public bool RevokeRefreshToken(string value)
    {
        if (!refreshTokens.TryGetValue(value, out RefreshToken? token))
            return false;
        token.IsRevoked = true;
        return true;
    }

    /// <summary>The user types the code and agrees. Without a code, all that wait are meant. Returns how many.</summary>
    public int ApproveDevice(string? userCode = null, string? email = null) => Decide(userCode, device =>
    {
        device.Email = email ?? Settings.ConsentingUser;
        device.State = DeviceState.Approved;
    });

    public int DenyDevice(string? userCode = null) => Decide(userCode, device => device.State = DeviceState.Denied);

    public int ExpireDevice(string? userCode = null) => Decide(userCode, device => device.State = DeviceState.Expired);

    /// <summary>The next polls are answered with slow_down.</summary>
    public int SlowDownDevice(int polls = 1, string? userCode = null) => Decide(userCode, device => device.SlowDowns += polls);

    internal void Reset()
    {
        refreshTokens.Clear();
        codes.Clear();
        devices.Clear();
        issued = 0;
        AdminRefreshToken = IssueRefreshToken(Organization.AdminEmail);
        ServiceAppRefreshToken = IssueRefreshToken(Organization.ServiceAppEmail);
    }

    internal AuthorizationCode NewCode(string redirectUri, string challenge, IReadOnlyList<string> scopes)
    {
        var code = new AuthorizationCode(NextSecret(), redirectUri, challenge, scopes, clock.Now + TimeSpan.FromMinutes(10));
        return codes[code.Value] = code;
    }

    internal DeviceGrant NewDevice(IReadOnlyList<string> scopes)
    {
        int number = Interlocked.Increment(ref issued);
        ulong hash = StableHash.Mix(seed, (ulong)number);
        string deviceCode = string.Create(CultureInfo.InvariantCulture, $"{number:x8}-{hash & 0xFFFF:x4}-4000-8000-{hash >> 16:x12}");
        string userCode = (100_000 + hash % 900_000).ToString(CultureInfo.InvariantCulture);
        var device = new DeviceGrant(deviceCode, userCode, scopes, clock.Now + Settings.DeviceCodeLifetime);
        devices[deviceCode] = device;
        if (Settings.ApproveDevicesAtOnce)
            ApproveDevice(userCode);
        return device;
    }

    /// <summary>Takes the code away: it is good once, also when the rest of the request is wrong.</summary>
    internal AuthorizationCode TakeCode(string value) => codes.TryRemove(value, out AuthorizationCode? code) && code.Expires > clock.Now
        ? code
        : throw new OAuthException("invalid_grant", "The authorization code is unknown, used or expired.");

    internal DeviceGrant Device(string deviceCode) => devices.GetValueOrDefault(deviceCode)
        ?? throw new OAuthException("invalid_grant", "The device code is unknown.");

    /// <summary>One poll of the client; throws while there are no tokens.</summary>
    internal TokenGrant Poll(DeviceGrant device)
    {
        lock (changing)
        {
            device.Polls++;
            if (device.State == DeviceState.Expired || device.Expires <= clock.Now)
                throw new OAuthException("expired_token", "The device code has expired.");
            if (device.SlowDowns-- > 0)
                throw new OAuthException("slow_down", "The client polls too often.");
            device.SlowDowns = 0;
            DevicePoll.ThrowUnlessApproved(device);
            device.State = DeviceState.Used;
            return NewGrant("device", device.Email!, device.Scopes);
        }
    }

    internal TokenGrant Redeem(AuthorizationCode code) => NewGrant("code", Settings.ConsentingUser, code.Scopes);

    internal TokenGrant Refresh(string value)
    {
        lock (changing)
        {
            if (!refreshTokens.TryGetValue(value, out RefreshToken? token) || token.IsRevoked || token.Expires <= clock.Now)
                throw new OAuthException("invalid_grant", "The refresh token is unknown, revoked or expired.");
            token.Uses++;
            token.Expires = clock.Now + Settings.RefreshTokenLifetime;
            token.IsRevoked = Settings.RotateRefreshTokens;
            RefreshToken next = Settings.RotateRefreshTokens ? IssueRefreshToken(token.Email, token.Scopes) : token;
            return new TokenGrant(NewAccessToken("refresh", token.Email, token.Scopes), next);
        }
    }

    private TokenGrant NewGrant(string kind, string email, IReadOnlyList<string> scopes) =>
        new(NewAccessToken(kind, email, scopes), IssueRefreshToken(email, scopes));

    private AccessToken NewAccessToken(string kind, string email, IReadOnlyList<string> scopes)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Interlocked.Increment(ref issued)}");
        return tokens.Issue(email, scopes, name, Settings.AccessTokenLifetime);
    }

    private string NextSecret()
    {
        ulong hash = StableHash.Mix(seed, (ulong)Interlocked.Increment(ref issued), 3);
        return string.Create(CultureInfo.InvariantCulture, $"{hash:x16}{StableHash.Mix(hash):x16}{StableHash.Mix(hash, 1):x16}");
    }

    private int Decide(string? userCode, Action<DeviceGrant> decide)
    {
        lock (changing)
        {
            DeviceGrant[] meant = [.. Devices.Where(device =>
                device.State == DeviceState.Pending && (userCode is null || device.UserCode == userCode))];
            Array.ForEach(meant, decide);
            return meant.Length;
        }
    }
}
