using WebexMeetings.Api.Core;

namespace WebexMeetings.Authentication;

/// <summary>A sign-in with the browser: <c>GET /authorize</c> there, the redirect back to this computer, the code for tokens here.</summary>
internal sealed class BrowserSignIn : IDisposable
{
    private const string Subject = "Sign-in with the browser";
    private const string RunAgain = "Run Connect-Webex -Interactive again.";

    private readonly OAuthClient client;
    private readonly RedirectAddress redirect;
    private readonly IReadOnlyList<string> scopes;
    private readonly TimeSpan timeout;
    private readonly Pkce pkce = new();
    private readonly RedirectListener listener;

    /// <summary>Begins to listen, so that the address may be opened.</summary>
    /// <exception cref="WebexApiException">Another program listens at the redirect address.</exception>
    public BrowserSignIn(OAuthClient client, RedirectAddress redirect, IReadOnlyList<string> scopes, TimeSpan timeout)
    {
        this.client = client;
        this.redirect = redirect;
        this.scopes = scopes;
        this.timeout = timeout;
        string state = RandomText.Create();
        listener = new RedirectListener(redirect, state, client.Settings.Time);
        Address = AddressWith(state);
        Prompt = new SignInPrompt($"To sign in to Webex, open this address in a browser on this computer within {timeout.TotalSeconds:0} seconds: {Address.AbsoluteUri}")
        {
            Address = Address.AbsoluteUri,
            ExpiresAt = client.Settings.Time.GetUtcNow() + timeout,
        };
    }

    /// <summary>The address for the browser.</summary>
    public Uri Address { get; }

    /// <summary>What the person has to do.</summary>
    public SignInPrompt Prompt { get; }

    /// <summary>Waits for the browser, and gets the tokens.</summary>
    /// <exception cref="WebexApiException">The sign-in was denied, or nobody completed it in time.</exception>
    public async Task<TokenGrant> CompleteAsync(CancellationToken cancellationToken)
    {
        RedirectQuery answer = await BroughtBackAsync(cancellationToken).ConfigureAwait(false);
        listener.Dispose();
        return answer.Code is { } code
            ? await new TokenClient(client).RedeemAsync(code, redirect.Text, pkce.Verifier, scopes, cancellationToken).ConfigureAwait(false)
            : throw NotAllowed(answer.Error!);
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => listener.Dispose();

    private async Task<RedirectQuery> BroughtBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await listener.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new WebexApiException(WebexErrorKind.Timeout, $"{Subject}: Nobody completed the sign-in within {timeout.TotalSeconds:0} s.")
            {
                RecommendedAction = $"{RunAgain} If the browser shows an error of Webex's, check the client id, the scopes, and that {redirect.Text} is registered for the integration, letter by letter. On a computer without a browser use -DeviceCode.",
            };
        }
    }

    private Uri AddressWith(string state) => new(client.Settings.Address.BaseUri.AbsoluteUri + "/authorize" + new QueryString()
        .Add("response_type", "code")
        .Add("client_id", client.ClientId)
        .Add("redirect_uri", redirect.Text)
        .Add("scope", string.Join(" ", scopes))
        .Add("state", state)
        .Add("code_challenge", pkce.Challenge)
        .Add("code_challenge_method", "S256"));

    private static WebexApiException NotAllowed(string error) => error switch
    {
        "access_denied" => Refusal("The sign-in was denied", "Run Connect-Webex -Interactive again and accept, or ask an administrator to allow the integration in Control Hub."),
        "invalid_scope" => Refusal("Webex does not give this integration the scopes that were asked for", "Ask with -Scope only for scopes that the integration was registered with on developer.webex.com."),
        _ => Refusal($"Webex did not allow the sign-in: {InvalidInput.Show(error)}", RunAgain),
    };

    private static WebexApiException Refusal(string reason, string whatToDo) =>
        new(WebexErrorKind.Unauthorized, $"{Subject}: {reason}.") { RecommendedAction = whatToDo };
}
