namespace WebexMeetings.Simulator;

/// <summary>A sign-in with a device code.</summary>
public sealed class DeviceGrant
{
    internal DeviceGrant(string deviceCode, string userCode, IReadOnlyList<string> scopes, DateTimeOffset expires)
    {
        DeviceCode = deviceCode;
        UserCode = userCode;
        Scopes = scopes;
        Expires = expires;
    }

    public string DeviceCode { get; }

    /// <summary>Six digits that the user types.</summary>
    public string UserCode { get; }

    public IReadOnlyList<string> Scopes { get; }

    public DateTimeOffset Expires { get; }

    public DeviceState State { get; internal set; }

    /// <summary>Who approved it.</summary>
    public string? Email { get; internal set; }

    /// <summary>How often the client asked for tokens.</summary>
    public int Polls { get; internal set; }

    internal int SlowDowns { get; set; }
}
