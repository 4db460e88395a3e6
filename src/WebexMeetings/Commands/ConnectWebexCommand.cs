using System.Management.Automation;
using System.Net;
using System.Security;
using WebexMeetings.Api;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Commands;

/// <summary>Connect-Webex: signs in and keeps the connection for this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "Webex", DefaultParameterSetName = AccessTokenSet, HelpUri = HelpLinks.Base + "Connect-Webex.md")]
[OutputType(typeof(WebexConnection))]
public sealed class ConnectWebexCommand : WebexCmdlet
{
    private const string AccessTokenSet = "AccessToken";

    /// <summary>The access token. Plain text is taken too and becomes a SecureString at once.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AccessTokenSet)]
    [Alias("Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>The connection's name, for scripts that hold several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = ConnectionStore.DefaultName;

    /// <summary>The site of later commands that name none, as a host or an address.</summary>
    [Parameter]
    public string? SiteUrl { get; set; }

    /// <summary>The Webex cloud: Commercial or UsGov.</summary>
    [Parameter]
    [ValidateSet(nameof(WebexEnvironment.Commercial), nameof(WebexEnvironment.UsGov))]
    public string Environment { get; set; } = nameof(WebexEnvironment.Commercial);

    /// <summary>The address of the API up to and including /v1, in place of -Environment. https only, http for loopback.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ApiBaseUri { get; set; }

    /// <summary>The longest wait in seconds that a command sits out when Webex asks to wait; beyond it the request fails at once. 300 when left out.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int MaximumRetryAfterSec { get; set; } = 300;

    /// <summary>How long one attempt may take, in seconds. 100 when left out, as with Invoke-RestMethod on .NET.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Does not ask Webex who is signed in; the connection then does not know, and a wrong token shows with the first command.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WebexConnection? connection = null;
        try
        {
            connection = NewConnection();
            SignIn(connection);
        }
        catch (WebexApiException failure)
        {
            connection?.Dispose();
            ThrowFailure(failure, null);
        }

        Connections.Add(connection!);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    private WebexConnection NewConnection()
    {
        var settings = new ConnectionSettings
        {
            Address = Address(),
            SiteUrl = SiteUrl is null ? null : SiteHost.Parse(SiteUrl),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryAfter = TimeSpan.FromSeconds(MaximumRetryAfterSec),
            Time = Time,
        };
        return new WebexConnection(Name, settings, new FixedTokenSource(Secrets.ParseToken(AccessToken!)), HttpServices.Build) { ConnectedAt = Time.GetUtcNow() };
    }

    private ApiAddress Address()
    {
        if (ApiBaseUri is null)
        {
            return Environment == nameof(WebexEnvironment.UsGov) ? ApiAddress.UsGov : ApiAddress.Commercial;
        }

        return ApiAddress.TryCreate(ApiBaseUri, out string problem)
            ?? throw InvalidInput.Create($"-ApiBaseUri cannot be taken: {problem.TrimEnd('.')}", "Give the address up to and including /v1, as in https://webexapis.com/v1.");
    }

    private void SignIn(WebexConnection connection)
    {
        if (SkipValidation)
        {
            return;
        }

        // Somebody waits at the prompt: a wrong address should not take five attempts to show.
        using RequestScope scope = NewScope(throttleLimit: 2, maximumAttempts: 2);
        var signIn = new SignIn(new ApiClient(connection, scope));
        bool known = Await(signIn.IdentifyAsync);
        if (!known)
        {
            WriteVerbose("Connected. Who is signed in is not known: the token may not read /people/me (scope spark:people_read).");
        }
    }
}
