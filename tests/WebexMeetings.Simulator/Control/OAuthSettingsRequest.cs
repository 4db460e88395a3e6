namespace WebexMeetings.Simulator;

/// <summary>Changes to the token endpoints; what is absent stays.</summary>
internal sealed record OAuthSettingsRequest
{
    public string[]? RedirectUris { get; set; }
    public string? ConsentingUser { get; set; }
    public double? AccessTokenLifetimeSec { get; set; }
    public double? RefreshTokenLifetimeSec { get; set; }
    public bool? RotateRefreshTokens { get; set; }
    public bool? OmitScope { get; set; }
    public bool? OmitTokenType { get; set; }
    public bool? OmitExpiresIn { get; set; }
    public bool? OmitRefreshToken { get; set; }
    public bool? OAuthErrorShape { get; set; }
    public bool? DenyConsent { get; set; }
    public bool? ReturnWrongState { get; set; }
    public double? DeviceCodeLifetimeSec { get; set; }
    public double? DevicePollIntervalSec { get; set; }
    public bool? ApproveDevicesAtOnce { get; set; }

    public void ApplyTo(OAuthOptions options)
    {
        options.RedirectUris = RedirectUris ?? options.RedirectUris;
        options.ConsentingUser = ConsentingUser ?? options.ConsentingUser;
        options.AccessTokenLifetime = Seconds(AccessTokenLifetimeSec) ?? options.AccessTokenLifetime;
        options.RefreshTokenLifetime = Seconds(RefreshTokenLifetimeSec) ?? options.RefreshTokenLifetime;
        options.DeviceCodeLifetime = Seconds(DeviceCodeLifetimeSec) ?? options.DeviceCodeLifetime;
        options.DevicePollInterval = Seconds(DevicePollIntervalSec) ?? options.DevicePollInterval;
        ApplyFlagsTo(options);
    }

    private void ApplyFlagsTo(OAuthOptions options)
    {
        options.RotateRefreshTokens = RotateRefreshTokens ?? options.RotateRefreshTokens;
        options.OmitScope = OmitScope ?? options.OmitScope;
        options.OmitTokenType = OmitTokenType ?? options.OmitTokenType;
        options.OmitExpiresIn = OmitExpiresIn ?? options.OmitExpiresIn;
        options.OmitRefreshToken = OmitRefreshToken ?? options.OmitRefreshToken;
        options.OAuthErrorShape = OAuthErrorShape ?? options.OAuthErrorShape;
        options.DenyConsent = DenyConsent ?? options.DenyConsent;
        options.ReturnWrongState = ReturnWrongState ?? options.ReturnWrongState;
        options.ApproveDevicesAtOnce = ApproveDevicesAtOnce ?? options.ApproveDevicesAtOnce;
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
