namespace WebexMeetings.Simulator;

/// <summary>GET /authorizations/tokenExpiry: when this token ends, in milliseconds since 1970.</summary>
internal static class TokenExpiryEndpoint
{
    public static void AddTo(RouteTable routes) => routes.Add("/v1/authorizations/tokenExpiry").On("GET", Get);

    private static Reply Get(Call call) => Reply.Json(call.Caller, static (writer, token) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("exp"u8, token.Expires.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    });
}
