using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>
/// Signs in with the browser (authorization code with PKCE). The browser sends <c>GET /authorize</c> and is redirected to this computer,
/// which exchanges the code for tokens.
/// </summary>
internal sealed class AuthorizationCodeSignIn : IDisposable
{
    private const string Subject = "Sign-in with the browser";
    private const string RunAgain = "Run Connect-Webex -Interactive again.";

    private readonly OAuthClient client;
    private readonly RedirectAddress redirect;
    private readonly IReadOnlyList<string> scopes;
    private readonly TimeSpan timeout;
    private readonly string verifier = RandomText();
    private readonly RedirectListener listener;

    /// <summary>Starts to listen. The browser can open the address afterwards.</summary>
    /// <exception cref="WebexApiException">Another program uses the port of the redirect address.</exception>
    public AuthorizationCodeSignIn(OAuthClient client, RedirectAddress redirect, IReadOnlyList<string> scopes, TimeSpan timeout)
    {
        this.client = client;
        this.redirect = redirect;
        this.scopes = scopes;
        this.timeout = timeout;
        string state = RandomText();
        listener = new RedirectListener(redirect, state, client.Settings.Time);
        Address = AddressWith(state);
        Prompt = new SignInPrompt(
            $"To sign in to Webex, open this address in a browser on this computer within {timeout.TotalSeconds:0} seconds: "
            + Address.AbsoluteUri)
        {
            Address = Address.AbsoluteUri,
            ExpiresAt = client.Settings.Time.GetUtcNow() + timeout,
        };
    }

    /// <summary>The address for the browser.</summary>
    public Uri Address { get; }

    /// <summary>Gets the prompt for the user.</summary>
    public SignInPrompt Prompt { get; }

    /// <summary>Opens the address in the browser of this computer.</summary>
    /// <returns>False when no browser could be started.</returns>
    public bool TryOpenBrowser()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(Address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Waits for the browser, and gets the tokens.</summary>
    /// <exception cref="WebexApiException">The sign-in was denied, or nobody completed it in time.</exception>
    public async Task<TokenGrant> CompleteAsync(CancellationToken cancellationToken)
    {
        RedirectQuery query = await BroughtBackAsync(cancellationToken).ConfigureAwait(false);
        listener.Dispose();
        return query.Code is { } code
            ? await RedeemAsync(code, cancellationToken).ConfigureAwait(false)
            : throw NotAllowed(query.Error!);
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
            string message = $"{Subject}: Nobody completed the sign-in within {timeout.TotalSeconds:0} s.";
            throw new WebexApiException(WebexErrorKind.Timeout, message)
            {
                RecommendedAction = $"{RunAgain} If the browser shows an error from Webex, check the client ID, the scopes, and that "
                    + $"{redirect.Text} is registered for the integration exactly like this. On a computer without a browser, use "
                    + "-DeviceCode.",
            };
        }
    }

    /// <summary>Gets the tokens for the code of the redirect. It sends one request, because a code is valid once.</summary>
    private Task<TokenGrant> RedeemAsync(string code, CancellationToken cancellationToken) => client.GrantAsync(
        new OAuthRequest
        {
            Path = "/access_token",
            Subject = Subject,
            Form =
            [
                new("grant_type", "authorization_code"),
                new("code", code),
                new("redirect_uri", redirect.Text),
                new("code_verifier", verifier),
                .. client.ClientFields,
            ],
            Grant = "the authorization code",
            WhatToDo = $"{RunAgain} A code is valid once, and for a few minutes.",
            Scopes = scopes,
        },
        cancellationToken);

    private Uri AddressWith(string state)
    {
        KeyValuePair<string, string>[] query =
        [
            new("response_type", "code"),
            new("client_id", client.ClientId),
            new("redirect_uri", redirect.Text),
            new("scope", string.Join(" ", scopes)),
            new("state", state),
            new("code_challenge", Challenge()),
            new("code_challenge_method", "S256"),
        ];
        IEnumerable<string> fields = query.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}");
        return new Uri($"{client.Settings.Address.BaseUri.AbsoluteUri}/authorize?{string.Join("&", fields)}");
    }

    // Proof key for code exchange (RFC 7636): an intercepted code is useless without the verifier.
    private string Challenge()
    {
        using var hash = SHA256.Create();
        return ToBase64Url(hash.ComputeHash(Encoding.ASCII.GetBytes(verifier)));
    }

    /// <summary>Returns 32 random bytes as 43 characters that need no escaping.</summary>
    private static string RandomText()
    {
        byte[] bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return ToBase64Url(bytes);
    }

    private static string ToBase64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static WebexApiException NotAllowed(string error) => error switch
    {
        "access_denied" => Refusal(
            "The sign-in was denied",
            $"{RunAgain} Accept in the browser, or ask an administrator to allow the integration in Control Hub."),
        "invalid_scope" => Refusal("Webex does not give this integration the scopes that were asked for", OAuthErrors.CheckScopes),
        _ => Refusal($"Webex did not allow the sign-in: {InvalidInput.Show(error)}", RunAgain),
    };

    private static WebexApiException Refusal(string reason, string whatToDo) =>
        new(WebexErrorKind.Unauthorized, $"{Subject}: {reason}.") { RecommendedAction = whatToDo };
}

/// <summary>The redirect address on this computer, exactly as registered in the integration.</summary>
internal sealed class RedirectAddress
{
    private RedirectAddress(string text, Uri uri)
    {
        Text = text;
        Uri = uri;
    }

    /// <summary>Gets the address as given, because Webex compares it exactly.</summary>
    public string Text { get; }

    public Uri Uri { get; }

    /// <summary>
    /// Gets the loopback addresses, never all interfaces. "localhost" is both of its addresses, because browsers try both.
    /// </summary>
    public IReadOnlyList<IPAddress> Interfaces => Uri.Host switch
    {
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Parse(Uri.Host.Trim('[', ']'))],
    };

    /// <exception cref="WebexApiException">The browser cannot be redirected to this address.</exception>
    public static RedirectAddress Parse(string text) =>
        AbsoluteAddress.ParseOrNull(text.Trim())
            is { Scheme: "http", IsLoopback: true, Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 } uri
        && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out _))
            ? new RedirectAddress(text.Trim(), uri)
            : throw InvalidInput.Create(
                $"-RedirectUri {InvalidInput.Show(text)} cannot be used",
                "Give an address on this computer that the integration has registered on developer.webex.com, such as "
                    + "http://localhost:8085/callback: http, localhost or 127.0.0.1, a port, no query.");
}
