namespace WebexMeetings.Simulator;

/// <summary>What a token endpoint hands out.</summary>
internal sealed record TokenGrant(AccessToken Access, RefreshToken Refresh)
{
    public Reply ToReply(OAuthOptions options) => Reply.Json((this, options), static (writer, state) =>
    {
        var (grant, options) = state;
        writer.WriteStartObject();
        writer.WriteString("access_token"u8, grant.Access.Value);
        if (!options.OmitExpiresIn)
            writer.WriteNumber("expires_in"u8, (long)options.AccessTokenLifetime.TotalSeconds);
        if (!options.OmitRefreshToken)
        {
            writer.WriteString("refresh_token"u8, grant.Refresh.Value);
            writer.WriteNumber("refresh_token_expires_in"u8, (long)options.RefreshTokenLifetime.TotalSeconds);
        }
        if (!options.OmitTokenType)
            writer.WriteString("token_type"u8, "Bearer"u8);
        if (!options.OmitScope)
            writer.WriteString("scope"u8, string.Join(' ', grant.Refresh.Scopes));
        writer.WriteEndObject();
    });
}
