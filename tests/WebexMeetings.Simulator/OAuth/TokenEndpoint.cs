namespace WebexMeetings.Simulator;

/// <summary>POST /access_token.</summary>
internal sealed class TokenEndpoint(AuthorizationServer server, SimulatorOptions options)
{
    public void AddTo(RouteTable routes) =>
        routes.Add("/v1/access_token", needsToken: false).On("POST", new OAuthErrors(options).Around(Post));

    private Reply Post(Call call)
    {
        IReadOnlyDictionary<string, string> form = call.Form();
        ClientAuthentication.Check(call, form, options.OAuth);
        TokenGrant grant = form.GetValueOrDefault("grant_type") switch
        {
            "refresh_token" => server.Refresh(Required(form, "refresh_token")),
            "authorization_code" => Redeem(form),
            _ => throw new OAuthException("unsupported_grant_type", "The grant type is not supported."),
        };
        return grant.ToReply(options.OAuth);
    }

    private TokenGrant Redeem(IReadOnlyDictionary<string, string> form)
    {
        AuthorizationCode code = server.TakeCode(Required(form, "code"));
        if (Required(form, "redirect_uri") != code.RedirectUri)
            throw new OAuthException("invalid_grant", "The redirect_uri is not the one of the authorization request.");
        string verifier = Required(form, "code_verifier");
        if (!Pkce.IsVerifier(verifier) || !Pkce.Matches(verifier, code.Challenge))
            throw new OAuthException("invalid_grant", "The code_verifier does not match the code_challenge.");
        return server.Redeem(code);
    }

    private static string Required(IReadOnlyDictionary<string, string> form, string name) =>
        form.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new OAuthException("invalid_request", $"{name} is missing.");
}
