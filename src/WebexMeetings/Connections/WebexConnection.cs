using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Connections;

namespace WebexMeetings;

/// <summary>
/// A connection to Webex. Connect-Webex creates it and keeps it for its runspace. Pass it with -Connection to use it in another runspace.
/// It shows the signed-in user and the API address, but never a token. It cannot be saved: the copy that Export-Clixml or Start-Job makes
/// holds no secret.
/// </summary>
public sealed class WebexConnection : IUserObject, IDisposable
{
    private readonly Lazy<ServiceProvider> services;
    private int closed;

    internal WebexConnection(
        string name,
        ConnectionSettings settings,
        ITokenSource tokenSource,
        Func<WebexConnection, ServiceProvider> buildServices)
    {
        Name = name;
        Settings = settings;
        TokenSource = tokenSource;
        Completions.Add(settings.SiteUrl);
        services = new Lazy<ServiceProvider>(() => buildServices(this));
    }

    /// <summary>Gets the connection's name in its runspace, as given to Connect-Webex; "default" when none was given.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the email address of the signed-in user. The API field is <c>emails[0]</c> of <c>/people/me</c>. The value is null when it is
    /// not known.
    /// </summary>
    public string? UserEmail { get; private set; }

    /// <summary>
    /// Gets the display name of the signed-in user. The API field is <c>displayName</c> of <c>/people/me</c>. The value is null when it is
    /// not known.
    /// </summary>
    public string? DisplayName { get; private set; }

    /// <summary>
    /// Gets the person ID of the signed-in user. The API field is <c>id</c> of <c>/people/me</c>. The value is null when it is not known.
    /// </summary>
    public string? PersonId { get; private set; }

    /// <summary>
    /// Gets the type of account: "person", "bot" or "appuser" (a Service App). The API field is <c>type</c> of <c>/people/me</c>. The value
    /// is null when it is not known.
    /// </summary>
    public string? UserType { get; private set; }

    /// <summary>
    /// Gets the ID of the organization. The API field is <c>orgId</c> of <c>/people/me</c>. The value is null when it is not known.
    /// </summary>
    public string? OrganizationId { get; private set; }

    /// <summary>Gets the Webex cloud.</summary>
    public WebexEnvironment Environment => Settings.Address.Environment;

    /// <summary>Gets the address of the API. Requests with the token go to its origin only.</summary>
    public Uri ApiBaseUri => Settings.Address.BaseUri;

    /// <summary>
    /// Gets the site for commands that do not name one, as a lower-case host. The value is null when none was given: Webex then uses the
    /// default site of the signed-in user.
    /// </summary>
    public string? SiteUrl => Settings.SiteUrl;

    /// <summary>Gets the type of sign-in, such as "AccessToken".</summary>
    public string AuthenticationType => TokenSource.Kind;

    /// <summary>
    /// Gets the scopes that the token has. The API field is <c>scope</c> of <c>/access_token</c>. The list is empty when they are not
    /// known. The list is never null.
    /// </summary>
    public ItemList<string> Scopes => new(TokenSource.Scopes);

    /// <summary>
    /// Gets the time when the current access token expires. The API field is <c>exp</c> of <c>/authorizations/tokenExpiry</c>, else
    /// <c>expires_in</c>. The value is null when not known.
    /// </summary>
    public DateTimeOffset? ExpiresAt => TokenSource.ExpiresAt;

    /// <summary>
    /// Gets the time when the refresh token expires if nothing uses it before. Each use extends its lifetime. The API field is
    /// <c>refresh_token_expires_in</c>. The value is null when not known, or when the sign-in has no refresh token.
    /// </summary>
    public DateTimeOffset? RefreshTokenExpiresAt => TokenSource.RefreshTokenExpiresAt;

    /// <summary>Gets the time when Connect-Webex created this connection.</summary>
    public DateTimeOffset ConnectedAt { get; internal init; }

    internal ConnectionSettings Settings { get; }

    internal ITokenSource TokenSource { get; }

    internal CompletionCache Completions { get; } = new();

    internal bool IsClosed => Volatile.Read(ref closed) != 0;

    /// <summary>Gets the services. The first request builds them, so that importing and connecting cost nothing before.</summary>
    internal IServiceProvider Services => services.Value;

    /// <summary>Closes the connection in all runspaces that hold it. Disconnect-Webex does this.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
        {
            return;
        }

        (TokenSource as IDisposable)?.Dispose();
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }
    }

    /// <summary>Returns the signed-in user and the host of the API. It contains no secret.</summary>
    public override string ToString() => $"{UserEmail ?? DisplayName ?? "(unknown)"} at {ApiBaseUri.Host}";

    internal void Identify(string? userEmail, string? displayName, string? personId, string? userType, string? organizationId)
    {
        UserEmail = userEmail;
        DisplayName = displayName;
        PersonId = personId;
        UserType = userType;
        OrganizationId = organizationId;
    }
}

/// <summary>The Webex cloud that a connection talks to.</summary>
public enum WebexEnvironment
{
    /// <summary>The commercial cloud, <c>https://webexapis.com/v1</c>.</summary>
    Commercial,

    /// <summary>Webex for Government (FedRAMP), <c>https://api-usgov.webex.com/v1</c>.</summary>
    UsGov,

    /// <summary>A custom address, given with -ApiBaseUri.</summary>
    Custom,
}
