using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Connections;

namespace WebexMeetings;

/// <summary>
/// A sign-in to Webex. Connect-Webex makes it and keeps it for its runspace; pass it with -Connection to use it in another one.
/// It shows who is signed in and where, never a token, and cannot be saved: what Export-Clixml or Start-Job makes of it holds no secret.
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
    /// The e-mail address of who is signed in. API field: <c>emails[0]</c> of <c>/people/me</c>. Null when it was not asked or not told.
    /// </summary>
    public string? UserEmail { get; private set; }

    /// <summary>
    /// The name of who is signed in. API field: <c>displayName</c> of <c>/people/me</c>. Null when it was not asked or not told.
    /// </summary>
    public string? DisplayName { get; private set; }

    /// <summary>The id of who is signed in. API field: <c>id</c> of <c>/people/me</c>. Null when it was not asked or not told.</summary>
    public string? PersonId { get; private set; }

    /// <summary>
    /// The kind of account: "person", "bot" or "appuser" (a Service App). API field: <c>type</c> of <c>/people/me</c>. Null when it was not
    /// asked or not told.
    /// </summary>
    public string? UserType { get; private set; }

    /// <summary>The organisation's id. API field: <c>orgId</c> of <c>/people/me</c>. Null when it was not asked or not told.</summary>
    public string? OrganizationId { get; private set; }

    /// <summary>The cloud.</summary>
    public WebexEnvironment Environment => Settings.Address.Environment;

    /// <summary>The address of the API; requests with the token go to its origin only.</summary>
    public Uri ApiBaseUri => Settings.Address.BaseUri;

    /// <summary>
    /// The site of commands that name none, as a lower-case host. Null when none was given: Webex then takes the default site of who is
    /// signed in.
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

    /// <summary>Closes the connection for every runspace that holds it; Disconnect-Webex does this.</summary>
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

    /// <summary>Who is signed in, and where; no secret.</summary>
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
