namespace WebexMeetings.Simulator;

/// <summary>An access token or a refresh token.</summary>
public sealed record AccessToken(string Name, string Value, string Email, string[] Scopes, DateTimeOffset Expires, bool IsRevoked);

/// <summary>All access tokens. The sample tokens are there from the start.</summary>
public sealed class TokenStore
{
    private readonly WebexSimulator simulator;

    internal TokenStore(WebexSimulator simulator) => this.simulator = simulator;

    public AccessToken Admin => Named("admin");

    public AccessToken User => Named("user");

    public AccessToken AdminWithoutAdminScopes => Named("no-admin-scopes");

    public AccessToken WithoutPreferences => Named("no-preferences");

    public AccessToken WithoutPeople => Named("no-people");

    public AccessToken ServiceApp => Named("service-app");

    public AccessToken Revoked => Named("revoked");

    public AccessToken Expired => Named("expired");

    public IReadOnlyList<AccessToken> All => simulator.Ask<AccessToken[]>("tokens")!;

    public AccessToken? Find(string value) => All.FirstOrDefault(token => token.Value == value);

    public AccessToken Issue(string email, IEnumerable<string>? scopes = null, string? name = null, TimeSpan? lifetime = null) =>
        simulator.Send<AccessToken>(
            "POST", "tokens", new { Action = "issue", Email = email, Scopes = scopes, Name = name, LifetimeSec = lifetime?.TotalSeconds })!;

    public bool Revoke(string token) => simulator.Send("POST", "tokens", new { Action = "revoke", Token = token }) is not null;

    private AccessToken Named(string name) => All.First(token => token.Name == name);
}

/// <summary>A sign-in with a device code.</summary>
public sealed record DeviceGrant(
    string DeviceCode, string UserCode, string[] Scopes, DateTimeOffset Expires, DeviceState State, string? Email, int Polls);

/// <summary>The refresh tokens, codes and device sign-ins of the one registered integration.</summary>
public sealed class AuthorizationServer
{
    private readonly WebexSimulator simulator;

    internal AuthorizationServer(WebexSimulator simulator)
    {
        this.simulator = simulator;
        AdminRefreshToken = simulator.Tokens.All.First(token => token.Name == "refresh token" && token.Email == Organization.AdminEmail);
    }

    public AccessToken AdminRefreshToken { get; }

    public IReadOnlyList<DeviceGrant> Devices => simulator.Ask<DeviceGrant[]>("device")!;

    public AccessToken IssueRefreshToken(string email, IEnumerable<string>? scopes = null) =>
        simulator.Send<AccessToken>("POST", "tokens", new { Action = "issueRefreshToken", Email = email, Scopes = scopes })!;

    public int ApproveDevice(string? userCode = null, string? email = null) => Order("approve", new { userCode, email });

    public int DenyDevice(string? userCode = null) => Order("deny", new { userCode });

    public int ExpireDevice(string? userCode = null) => Order("expire", new { userCode });

    public int SlowDownDevice(int polls = 1, string? userCode = null) => Order("slow-down", new { userCode, polls });

    private int Order(string action, object body) => simulator.Send("POST", $"device/{action}", body)!.Changed;
}

/// <summary>Counts the requests of each token and refuses those beyond the limit.</summary>
public sealed class RateLimits
{
    private readonly WebexSimulator simulator;

    internal RateLimits(WebexSimulator simulator) => this.simulator = simulator;

    public void UseWindow(int requests, TimeSpan window) =>
        simulator.Send("POST", "limits", new { Model = "fixedWindow", Requests = requests, WindowSec = window.TotalSeconds });

    public void UseBucket(double ratePerSecond, int burst) =>
        simulator.Send("POST", "limits", new { Model = "tokenBucket", Requests = burst, Rate = ratePerSecond });

    public void Off() => simulator.Send("DELETE", "limits");

    public IReadOnlyDictionary<string, TokenUseCount> Counts() => simulator.Statistics().RateLimit;
}
