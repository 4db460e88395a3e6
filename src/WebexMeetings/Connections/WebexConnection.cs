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

    /// <summary>The connection's name in its runspace, as given to Connect-Webex; "default" when none was given.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the email address of the signed-in user. API field: <c>emails[0]</c> of <c>/people/me</c>. Null when it was not asked or not told.
    /// </summary>
    public string? UserEmail { get; private set; }

    /// <summary>
    /// Gets the display name of the signed-in user. API field: <c>displayName</c> of <c>/people/me</c>. Null when it was not asked or not told.
    /// </summary>
    public string? DisplayName { get; private set; }

    /// <summary>Gets the person ID of the signed-in user. API field: <c>id</c> of <c>/people/me</c>. Null when it was not asked or not told.</summary>
    public string? PersonId { get; private set; }

    /// <summary>
    /// The kind of account: "person", "bot" or "appuser" (a Service App). API field: <c>type</c> of <c>/people/me</c>. Null when it was not
    /// asked or not told.
    /// </summary>
    public string? UserType { get; private set; }

    /// <summary>Gets the ID of the organization. API field: <c>orgId</c> of <c>/people/me</c>. Null when it was not asked or not told.</summary>
    public string? OrganizationId { get; private set; }

    /// <summary>The cloud.</summary>
    public WebexEnvironment Environment => Settings.Address.Environment;

    /// <summary>The address of the API; requests with the token go to its origin only.</summary>
    public Uri ApiBaseUri => Settings.Address.BaseUri;

    /// <summary>
    /// The site of commands that name none, as a lower-case host. Null when none was given: Webex then uses the default site of the
    /// signed-in user.
    /// </summary>
    public string? SiteUrl => Settings.SiteUrl;

    /// <summary>The kind of sign-in, such as "AccessToken".</summary>
    public string AuthenticationType => TokenSource.Kind;

    /// <summary>
    /// The scopes granted to the token. API field: <c>scope</c> of <c>/access_token</c>. Empty when not known. Never null.
    /// </summary>
    public ItemList<string> Scopes => new(TokenSource.Scopes);

    /// <summary>
    /// When the current access token ends. API field: <c>exp</c> of <c>/authorizations/tokenExpiry</c>, else <c>expires_in</c>. Null when
    /// not known.
    /// </summary>
    public DateTimeOffset? ExpiresAt => TokenSource.ExpiresAt;

    /// <summary>
    /// When the refresh token ends, unless it is used before: each use begins its life anew. API field: <c>refresh_token_expires_in</c>.
    /// Null when not known or when there is none.
    /// </summary>
    public DateTimeOffset? RefreshTokenExpiresAt => TokenSource.RefreshTokenExpiresAt;

    /// <summary>When Connect-Webex made this connection.</summary>
    public DateTimeOffset ConnectedAt { get; internal init; }

    internal ConnectionSettings Settings { get; }

    internal ITokenSource TokenSource { get; }

    internal CompletionCache Completions { get; } = new();

    internal bool IsClosed => Volatile.Read(ref closed) != 0;

    /// <summary>Built on the first request, so that connecting and importing cost nothing before.</summary>
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
