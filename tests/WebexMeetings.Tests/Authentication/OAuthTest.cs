using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>A simulator of its own for each test, whose clock is the client's, and where no wait costs time.</summary>
public abstract class OAuthTest : IAsyncLifetime
{
    private readonly List<IDisposable> opened = [];

    internal WebexSimulator Simulator { get; private set; } = null!;

    internal SimulatedTime Time { get; } = new();

    internal ClientCredential Credential { get; private set; } = null!;

    internal OAuthClient Client { get; private set; } = null!;

    /// <summary>The requests to this path, in order.</summary>
    internal IReadOnlyList<LoggedRequest> RequestsTo(string path) =>
        [.. Simulator.RequestLog.Entries.Where(entry => entry.PathAndQuery == "/v1" + path)];

    public async Task InitializeAsync()
    {
        Simulator = await WebexSimulator.StartAsync(time: Time);
        Credential = new ClientCredential(Simulator.Options.OAuth.ClientId, Simulator.Options.OAuth.ClientSecret);
        Client = NewClient(Credential);
    }

    public async Task DisposeAsync()
    {
        opened.ForEach(item => item.Dispose());
        await Simulator.DisposeAsync();
    }

    internal OAuthClient NewClient(ClientCredential credential)
    {
        var settings = new ConnectionSettings
        {
            Address = ApiAddress.TryCreate(Simulator.ApiBaseUri, out _)!,
            Time = Time,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return Keep(new OAuthClient(settings, credential));
    }

    /// <summary>A connection as Connect-Webex -RefreshToken makes it.</summary>
    internal Session ConnectWith(string refreshToken, ClientCredential? credential = null)
    {
        var source = new RefreshingTokenSource(
            "RefreshToken", refreshToken, new RefreshTokenSignIn(NewClient(credential ?? Credential)), Time);
        return Keep(new Session(Simulator.ApiBaseUri, string.Empty, new SessionSettings { Time = Time, TokenSource = source }));
    }

    private T Keep<T>(T item)
        where T : IDisposable
    {
        opened.Add(item);
        return item;
    }
}
