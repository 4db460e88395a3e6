namespace WebexMeetings.Simulator;

/// <summary>The one registered integration and how the token endpoints behave.</summary>
public sealed record OAuthOptions
{
    public string ClientId { get; set; } = "Csimulator0000000000000000000000000000000000000000000000000000001";

    public string ClientSecret { get; set; } = "simulator-client-secret-0000000000000000000000000000000000000001";

    /// <summary>Compared as exact strings, port included: Webex knows no any-port freedom for loopback.</summary>
    public IList<string> RedirectUris { get; set; } = ["http://localhost:8085/callback", "http://127.0.0.1:8085/callback"];

    /// <summary>Who consents in the browser and on the device.</summary>
    public string ConsentingUser { get; set; } = Organization.AdminEmail;

    /// <summary>Fourteen days less a second, as seen in the field.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(1_209_599);

    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromSeconds(7_775_999);

    /// <summary>
    /// True: each refresh gives a new refresh token and ends the old one. False: the same one comes back, its life restarted.
    /// </summary>
    public bool RotateRefreshTokens { get; set; }

    public bool OmitScope { get; set; }

    public bool OmitTokenType { get; set; }

    public bool OmitExpiresIn { get; set; }

    public bool OmitRefreshToken { get; set; }

    /// <summary>True: {"error","error_description"}. False: {"message","errors","trackingId"}. Webex uses both.</summary>
    public bool OAuthErrorShape { get; set; }

    /// <summary>GET /authorize redirects with error=access_denied.</summary>
    public bool DenyConsent { get; set; }

    /// <summary>GET /authorize redirects with a state that nobody asked for.</summary>
    public bool ReturnWrongState { get; set; }

    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromSeconds(300);

    public TimeSpan DevicePollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The device is approved at once, without a call of the control interface.</summary>
    public bool ApproveDevicesAtOnce { get; set; }
}
