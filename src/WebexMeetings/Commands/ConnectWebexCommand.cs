using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Connect-Webex, which signs in and keeps the connection for this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "Webex", DefaultParameterSetName = AccessTokenSet, HelpUri = HelpLinks.Base + "Connect-Webex.md")]
[OutputType(typeof(WebexConnection))]
public sealed class ConnectWebexCommand : WebexCmdlet
{
    private readonly List<TokenFailure> postponed = [];
    private bool hasBegun;
    private bool isConnected;

    private const string AccessTokenSet = "AccessToken";
    private const string EnvironmentVariableSet = "EnvironmentVariable";
    private const string RefreshTokenSet = "RefreshToken";
    private const string DeviceCodeSet = "DeviceCode";
    private const string InteractiveSet = "Interactive";

    /// <summary>Gets or sets the access token. The cmdlet accepts plain text too, and converts it to a SecureString at once.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AccessTokenSet)]
    [Alias("Token")]
    [SecretTransformation]
    [AllowNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>Gets or sets whether to sign in with the environment variables whose names begin with WEBEX_.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentVariableSet)]
    public SwitchParameter EnvironmentVariable { get; set; }

    /// <summary>Gets or sets the client ID (as user name) and the client secret (as password) of an integration or a Service App.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ClientCredential { get; set; }

    /// <summary>Gets or sets the refresh token. The cmdlet accepts plain text too, and converts it to a SecureString at once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    [AllowNull]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Gets or sets whether to show an address and a code to sign in with any browser on any device.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>Gets or sets whether to open the browser on this computer to sign in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Gets or sets the scopes to request, as registered in the integration. The default is what the Get cmdlets need.</summary>
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string[] Scope { get; set; } = OAuthClient.DefaultScopes;

    /// <summary>Gets or sets the redirect URI for the browser, exactly as registered in the integration.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string RedirectUri { get; set; } = "http://localhost:8085/callback";

    /// <summary>Gets or sets whether to show the address instead of opening a browser. The user opens it on this computer.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Gets or sets the time to wait for the browser, in seconds. The default is 120.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateRange(1, 3600)]
    public int BrowserTimeoutSec { get; set; } = 120;

    /// <summary>Gets or sets the script that saves tokens in a vault each time Webex issues them. Its argument is a TokenRefresh.</summary>
    [Parameter(ParameterSetName = EnvironmentVariableSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNull]
    public ScriptBlock? OnTokenRefresh { get; set; }

    /// <summary>Gets or sets the name of the connection, for scripts that use several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = ConnectionStore.DefaultName;

    /// <summary>Gets or sets the site for later commands that do not name one, as a host or an address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    public string? SiteUrl { get; set; }

    /// <summary>Gets or sets the Webex cloud: Commercial or UsGov.</summary>
    [Parameter]
    [ValidateSet(nameof(WebexEnvironment.Commercial), nameof(WebexEnvironment.UsGov))]
    public string Environment { get; set; } = nameof(WebexEnvironment.Commercial);

    /// <summary>Gets or sets the address of the API, including /v1, instead of -Environment. It is https, or http for loopback.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ApiBaseUri { get; set; }

    /// <summary>Gets or sets the proxy. By default, the cmdlet uses the proxy of the system.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Gets or sets the user name and password for -Proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Gets or sets whether to sign in to -Proxy as the user who runs PowerShell.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Gets or sets the longest wait in seconds that Webex may ask for. Longer ones fail. The default is 300.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int MaximumRetryAfterSec { get; set; } = 300;

    /// <summary>Gets or sets the timeout of one attempt, in seconds. The default is 100.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Gets or sets whether to skip the request for the signed-in user. A wrong token then fails with the first command.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Gets or sets whether the cmdlet returns the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The error of another connection must not end this command before the new connection is the default.
    private protected override void WriteTokenFailure(TokenFailure failure)
    {
        if (isConnected)
        {
            base.WriteTokenFailure(failure);
        }
        else
        {
            postponed.Add(failure);
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        hasBegun = true;
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // PowerShell has rejected a parameter, such as a secret that a vault did not return. A script that goes on after its error must
        // not work with the connection before, which may be another organization's.
        if (!hasBegun && !Stopping && Runspace.DefaultRunspace is { } runspace)
        {
            ConnectionStore.Of(runspace).ClearDefault();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WebexConnection connection;
        WebexConnection? replaced = Connections.Find(Name);
        WebexApiException? notKept = null;
        try
        {
            ConnectionSettings settings = Settings();
            connection = new WebexConnection(Name, settings, SignInWith(settings), HttpServices.Build) { ConnectedAt = Time.GetUtcNow() };
            notKept = Connect(connection);
        }
        catch (WebexApiException failure)
        {
            Connections.RemoveAfterFailure(Name);
            TokenRefreshCallback.KeepReplaced(replaced, Connections);
            ThrowFailure(failure, null);
            return;
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            Connections.RemoveAfterFailure(Name);
            TokenRefreshCallback.KeepReplaced(replaced, Connections);
            throw;
        }

        Connections.Add(connection);
        TokenRefreshCallback.KeepReplaced(replaced, Connections);
        if (PassThru)
        {
            WriteObject(connection);
        }

        isConnected = true;
        postponed.ForEach(WriteTokenFailure);
        Report(notKept, connection);
    }

    /// <summary>Gets the first tokens, and requests the signed-in user.</summary>
    /// <returns>The reason why the tokens were not saved, for a non-terminating error; null when they were.</returns>
    private WebexApiException? Connect(WebexConnection connection)
    {
        if (OnTokenRefresh is not null)
        {
            TokenRefreshCallback.Set(connection, OnTokenRefresh, Connections);
        }

        WebexApiException? notKept = null;
        try
        {
            notKept = GetTokens(connection);
            Identify(connection);
            return StopToken.IsCancellationRequested ? throw new PipelineStoppedException() : notKept;
        }
        catch (Exception failure) when (notKept is not null || (failure is PipelineStoppedException && OnTokenRefresh is not null))
        {
            // For the next command: no script runs while a command is stopping, and Webex may be issuing new tokens at this moment.
            Connections.AddUnsaved(connection, isReleased: true);
            Report(notKept, connection);
            throw;
        }
        catch
        {
            Connections.AddUnsaved(connection, isReleased: true);
            DeliverTokens();
            throw;
        }
    }

    /// <summary>Runs the script for the tokens before any other request, because the old refresh token may no longer be valid.</summary>
    private WebexApiException? GetTokens(WebexConnection connection)
    {
        if (!SkipValidation)
        {
            Await(token => connection.TokenSource.GetTokenAsync(token).AsTask());
        }

        try
        {
            TokenRefreshCallback.Deliver(connection, Connections, this);
            return null;
        }
        catch (WebexApiException failed)
        {
            return failed;
        }
    }

    private void Report(WebexApiException? notKept, WebexConnection connection)
    {
        if (notKept is not null)
        {
            WriteFailure(notKept, new Input(connection, connection.Name));
        }
    }

    private ConnectionSettings Settings() => new()
    {
        Address = ApiAddress.Parse(Environment, ApiBaseUri),
        SiteUrl = SiteUrl is null ? null : SiteHost.Parse(SiteUrl),
        Proxy = ProxySettings.From(Proxy, ProxyCredential, ProxyUseDefaultCredentials),
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        MaximumRetryAfter = TimeSpan.FromSeconds(MaximumRetryAfterSec),
    };

    private ITokenSource SignInWith(ConnectionSettings settings) => ParameterSetName switch
    {
        EnvironmentVariableSet when !EnvironmentVariable => throw SwitchedOff(nameof(EnvironmentVariable)),
        DeviceCodeSet when !DeviceCode => throw SwitchedOff(nameof(DeviceCode)),
        InteractiveSet when !Interactive => throw SwitchedOff(nameof(Interactive)),
        EnvironmentVariableSet => EnvironmentSignIn.Create(settings),
        RefreshTokenSet => RefreshTokenSignIn.Create(settings, Client(), Secrets.ParseRefreshToken(Secrets.Read(RefreshToken))),
        DeviceCodeSet or InteractiveSet => SignInWithPerson(settings),
        _ => new StaticTokenSource(Secrets.ParseToken(Secrets.Read(AccessToken))),
    };

    private static WebexApiException SwitchedOff(string parameter) => InvalidInput.Create(
        $"-{parameter} is $false, and the command has no other way to sign in",
        "Use it without a value, or give -AccessToken or -RefreshToken.");

    private ClientCredential Client() => Secrets.ParseClient(ClientCredential!.UserName ?? string.Empty, Secrets.Read(ClientCredential.Password));

    private RefreshingTokenSource SignInWithPerson(ConnectionSettings settings)
    {
        var client = new OAuthClient(settings, Client());
        try
        {
            TokenGrant tokens = DeviceCode ? SignInWithDevice(client) : SignInWithBrowser(client);
            return new RefreshingTokenSource(ParameterSetName, tokens, new RefreshTokenSignIn(client), settings.Time);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private TokenGrant SignInWithDevice(OAuthClient client)
    {
        var codes = new DeviceCodeSignIn(client);
        DeviceAuthorization device = Await(token => codes.BeginAsync(Scope, token));
        Show(device.Prompt);
        return Await(token => codes.CompleteAsync(device, token));
    }

    private TokenGrant SignInWithBrowser(OAuthClient client)
    {
        var timeout = TimeSpan.FromSeconds(BrowserTimeoutSec);
        using var signIn = new AuthorizationCodeSignIn(client, RedirectAddress.Parse(RedirectUri), Scope, timeout);
        Show(signIn.Prompt);
        if (!NoBrowser && !signIn.TryOpenBrowser())
        {
            WriteVerbose("No browser could be started. Open the address in a browser yourself.");
        }

        return Await(signIn.CompleteAsync);
    }

    // With the tag PSHOST, every host shows it regardless of $InformationPreference. The object is for scripts.
    private void Show(SignInPrompt prompt) => WriteInformation(prompt, ["PSHOST", "WebexSignIn"]);

    private void Identify(WebexConnection connection)
    {
        if (SkipValidation)
        {
            return;
        }

        // A user waits at the prompt, so a wrong address must not take five attempts.
        RequestContext scope = NewScope(throttleLimit: 2, maximumAttempts: 2);
        var signIn = new SignIn(new ApiClient(connection, scope));
        if (!Await(signIn.IdentifyAsync))
        {
            WriteVerbose("Connected. The signed-in user is not known, because this token may not read it (scope spark:people_read).");
        }
    }
}
