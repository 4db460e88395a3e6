namespace WebexMeetings.Simulator;

/// <summary>Ends a request to a token endpoint with an OAuth error.</summary>
internal sealed class OAuthException(string error, string description, int status = 400) : Exception(description)
{
    private string Error => error;

    /// <summary>Webex answers in its own shape, or in that of the standard.</summary>
    public Reply ToReply(bool oauthShape, string trackingId) => new()
    {
        Status = status,
        Body = oauthShape ? StandardBody() : ErrorBody.Write(Message, [error], trackingId),
    };

    /// <summary>As the browser brings it back.</summary>
    public string ToQuery() => $"error={error}&error_description={Uri.EscapeDataString(Message)}";

    private byte[] StandardBody() => JsonBuffer.Write(this, static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteString("error"u8, state.Error);
        writer.WriteString("error_description"u8, state.Message);
        writer.WriteEndObject();
    });
}
