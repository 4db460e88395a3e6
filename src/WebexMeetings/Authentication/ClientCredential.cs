namespace WebexMeetings.Authentication;

/// <summary>The id and the secret of an integration or a Service App, as registered on developer.webex.com.</summary>
internal sealed class ClientCredential(string clientId, string clientSecret)
{
    public string ClientId { get; } = clientId;

    public string ClientSecret { get; } = clientSecret;
}
