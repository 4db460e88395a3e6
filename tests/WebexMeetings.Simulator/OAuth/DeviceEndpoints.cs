namespace WebexMeetings.Simulator;

/// <summary>POST /device/authorize and /device/token.</summary>
internal sealed class DeviceEndpoints(AuthorizationServer server, SimulatorOptions options)
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    public void AddTo(RouteTable routes)
    {
        var errors = new OAuthErrors(options);
        routes.Add("/v1/device/authorize", needsToken: false).On("POST", errors.Around(Authorize));
        routes.Add("/v1/device/token", needsToken: false).On("POST", errors.Around(Token));
    }

    private Reply Authorize(Call call)
    {
        IReadOnlyDictionary<string, string> form = call.Form();
        CheckClientId(form);
        DeviceGrant device = server.NewDevice(ScopeList.Read(form.GetValueOrDefault("scope")));
        string verification = $"http://{call.Context.Request.Host}/verify";
        return Reply.Json((device, verification, options.OAuth), static (writer, state) =>
        {
            var (device, verification, options) = state;
            writer.WriteStartObject();
            writer.WriteString("device_code"u8, device.DeviceCode);
            writer.WriteNumber("expires_in"u8, (long)options.DeviceCodeLifetime.TotalSeconds);
            writer.WriteString("user_code"u8, device.UserCode);
            writer.WriteString("verification_uri"u8, verification);
            writer.WriteString("verification_uri_complete"u8, $"{verification}?userCode={device.UserCode}");
            writer.WriteNumber("interval"u8, (long)options.DevicePollInterval.TotalSeconds);
            writer.WriteEndObject();
        });
    }

    private Reply Token(Call call)
    {
        ClientAuthentication.CheckBasic(call, options.OAuth);
        IReadOnlyDictionary<string, string> form = call.Form();
        if (form.GetValueOrDefault("grant_type") != GrantType)
            throw new OAuthException("unsupported_grant_type", "The grant type is not supported.");
        CheckClientId(form);
        DeviceGrant device = server.Device(form.GetValueOrDefault("device_code") ?? "");
        return server.Poll(device).ToReply(options.OAuth);
    }

    private void CheckClientId(IReadOnlyDictionary<string, string> form)
    {
        if (form.GetValueOrDefault("client_id") != options.OAuth.ClientId)
            throw new OAuthException("invalid_client", "The client_id is unknown or missing.");
    }
}
