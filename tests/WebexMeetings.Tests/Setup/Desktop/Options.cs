namespace WebexMeetings.Simulator;

/// <summary>What a simulator is told at its start, and what may be changed while it runs.</summary>
public sealed class SimulatorOptions
{
    public SimulatorOptions() =>
        OAuth = new OAuthOptions((name, value) => Changed?.Invoke("oAuth", new Dictionary<string, object?> { [name] = value }));

    public int People { get; set; } = 50;

    public int Seed { get; set; } = 1;

    public TimeSpan ClockSkew
    {
        get;
        set => Change("clockSkewSec", (field = value).TotalSeconds);
    }

    public int LargestPage
    {
        get;
        set => Change("largestPage", field = value);
    }

    public bool EmptyPages
    {
        get;
        set => Change("emptyPages", field = value);
    }

    public bool IgnoreUserEmailWithoutAdmin
    {
        get;
        set => Change("ignoreUserEmailWithoutAdmin", field = value);
    }

    public double StrangeShapes
    {
        get;
        set => Change("strangeShapes", field = value);
    }

    public int StrangeSeed
    {
        get;
        set => Change("strangeSeed", field = value);
    } = 1;

    public OAuthOptions OAuth { get; }

    internal Action<string, object?>? Changed { get; set; }

    private void Change(string name, object? value) => Changed?.Invoke(name, value);
}

/// <summary>The one registered integration and how the token endpoints behave.</summary>
public sealed class OAuthOptions(Action<string, object?> change)
{
    public string ClientId { get; } = "Csimulator0000000000000000000000000000000000000000000000000000001";

    public string ClientSecret { get; } = "simulator-client-secret-0000000000000000000000000000000000000001";

    public IList<string> RedirectUris
    {
        get;
        set => change("redirectUris", field = value);
    } = [];

    public TimeSpan AccessTokenLifetime
    {
        get;
        set => change("accessTokenLifetimeSec", (field = value).TotalSeconds);
    }

    public bool RotateRefreshTokens
    {
        get;
        set => change("rotateRefreshTokens", field = value);
    }

    public bool OAuthErrorShape
    {
        get;
        set => change("oAuthErrorShape", field = value);
    }

    public bool DenyConsent
    {
        get;
        set => change("denyConsent", field = value);
    }

    public bool ApproveDevicesAtOnce
    {
        get;
        set => change("approveDevicesAtOnce", field = value);
    }
}
