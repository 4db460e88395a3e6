using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Setup;

/// <summary>A connection as Connect-Webex makes it, and one command that uses it.</summary>
internal sealed class Session : IDisposable
{
    private readonly RequestContext scope;

    public Session(Uri apiBaseUri, string token, SessionSettings? settings = null)
    {
        settings ??= new SessionSettings();
        ApiAddress address =
            ApiAddress.TryCreate(apiBaseUri, out string problem) ?? throw new ArgumentException(problem, nameof(apiBaseUri));
        var connectionSettings = new ConnectionSettings
        {
            Address = address,
            Time = settings.Time,
            Timeout = settings.Timeout,
            MaximumRetryAfter = settings.MaximumRetryAfter,
        };
        Connection = new WebexConnection(
            "test", connectionSettings, settings.TokenSource ?? new StaticTokenSource(token), HttpServices.Build);
        scope = new RequestContext(settings.ThrottleLimit, RetryHandler.MaximumAttempts, Listener);
        Client = new ApiClient(Connection, scope);
        Rooms = new PersonalRoomClient(Client);
        SessionTypes = new UserSessionTypeClient(Client);
        People = new PeopleClient(Client);
    }

    public WebexConnection Connection { get; }

    public Listener Listener { get; } = new();

    public ApiClient Client { get; }

    public PersonalRoomClient Rooms { get; }

    public UserSessionTypeClient SessionTypes { get; }

    public PeopleClient People { get; }

    public Task<PersonalRoom> GetRoomAsync(
        string? userEmail = null, string? siteUrl = null, CancellationToken cancellationToken = default) =>
        Rooms.GetAsync(userEmail, siteUrl, cancellationToken);

    public Task<IReadOnlyList<UserSessionTypes>> GetTypesAsync(string? email, string? personId = null, string? siteUrl = null) =>
        SessionTypes.GetAsync(new UserIdentity(email, personId), siteUrl, CancellationToken.None);

    /// <summary>The error that a request for the room ends in.</summary>
    public Task<WebexApiException> FailRoomAsync(string? userEmail = null, string? siteUrl = null) =>
        Assert.ThrowsAsync<WebexApiException>(() => GetRoomAsync(userEmail, siteUrl));

    public void Dispose()
    {
        Connection.Dispose();
    }
}
