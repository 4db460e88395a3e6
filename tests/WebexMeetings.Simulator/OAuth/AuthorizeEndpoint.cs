namespace WebexMeetings.Simulator;

/// <summary>GET /authorize: what the browser opens. Nobody has to click; it sends the browser back at once.</summary>
internal sealed class AuthorizeEndpoint(AuthorizationServer server, SimulatorOptions options)
{
    public void AddTo(RouteTable routes) => routes.Add("/v1/authorize", needsToken: false).On("GET", Get);

    private Reply Get(Call call)
    {
        string redirectUri = CheckedRedirectUri(call);
        // Strict where Webex may be lenient: a sign-in without state or challenge must fail in tests.
        string state = call.Query("state") is { Length: > 0 } text ? text : throw RefusedException.BadRequest("'state' is missing.");
        string returned = options.OAuth.ReturnWrongState ? "not-" + state : state;
        try
        {
            AuthorizationCode code = Consent(call, redirectUri);
            return Back(redirectUri, returned, $"code={code.Value}");
        }
        catch (OAuthException error)
        {
            return Back(redirectUri, returned, error.ToQuery());
        }
    }

    /// <summary>An address that is not registered is never redirected to.</summary>
    private string CheckedRedirectUri(Call call)
    {
        if (call.Query("client_id") != options.OAuth.ClientId)
            throw RefusedException.BadRequest("'client_id' is unknown or missing.");
        string? redirectUri = call.Query("redirect_uri");
        return redirectUri is not null && options.OAuth.RedirectUris.Contains(redirectUri)
            ? redirectUri
            : throw RefusedException.BadRequest("'redirect_uri' is not registered.");
    }

    private AuthorizationCode Consent(Call call, string redirectUri)
    {
        if (call.Query("response_type") != "code")
            throw new OAuthException("unsupported_response_type", "The response_type must be code.");
        IReadOnlyList<string> scopes = ScopeList.Read(call.Query("scope"));
        string challenge = call.Query("code_challenge") ?? "";
        if (challenge.Length != 43 || call.Query("code_challenge_method") != "S256")
            throw new OAuthException("invalid_request", "A code_challenge with the method S256 is required.");
        if (options.OAuth.DenyConsent)
            throw new OAuthException("access_denied", "The user has denied the sign-in.");
        return server.NewCode(redirectUri, challenge, scopes);
    }

    private static Reply Back(string redirectUri, string state, string result)
    {
        char separator = redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string location = $"{redirectUri}{separator}{result}&state={Uri.EscapeDataString(state)}";
        return new Reply { Status = 302, ContentType = null }.With("Location", location);
    }
}
