using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>A response as bytes and header texts, and what holds of every one: our objects or our error, and no secret in any text.</summary>
internal sealed record RawResponse(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, bool BreaksOff = false)
{
    public const string Token = "NmY0YzE1ZDctMzQ5Zi00YWU2LTk3YTQtNTQxM2Q0MzY1ZTI1_fuzz";
    public const string Pin = "60871935";

    /// <summary>Text for a failing test; also what goes into the corpus.</summary>
    public override string ToString() =>
        $"{Status}{(BreaksOff ? " breaks off" : string.Empty)}\n{string.Join("\n", Headers.Select(header => $"{header.Name}: {header.Value}"))}\n\n{Convert.ToBase64String(Body)}\n{Encoding.Latin1.GetString(Body)}";

    /// <summary>Has every kind of reader read it, and looks at all that a user could see.</summary>
    public void CheckAllReaders()
    {
        using var session = new Connected(this);
        foreach ((string[] secrets, Func<Task> reader) in session.Readers)
        {
            string shown = string.Empty;
            try
            {
                reader().GetAwaiter().GetResult();
            }
            catch (WebexApiException failure)
            {
                Assert.NotEmpty(failure.RecommendedAction);
                Assert.InRange(failure.Message.Length, 10, 1000);
                shown = Traces.Of(failure);
            }

            shown = string.Join('\n', [shown, .. session.Listener.Log, .. session.Listener.Warnings]);
            session.Listener.Log.Clear();
            session.Listener.Warnings.Clear();
            Assert.All(secrets, secret => Traces.AssertNone(secret, shown));
            Traces.AssertNoControls(shown);
        }
    }

    private HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        Stream stream = new MemoryStream(Body);
        var message = new HttpResponseMessage((HttpStatusCode)Status) { Content = new StreamContent(BreaksOff ? new BreakingStream(stream) : stream), RequestMessage = request };
        foreach ((string name, string value) in Headers)
        {
            _ = message.Headers.TryAddWithoutValidation(name, value) || message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>A connection whose network is this response: the handlers that read and mask, and no waiting.</summary>
    private sealed class Connected : IDisposable
    {
        private readonly WebexConnection connection;
        private readonly RequestContext context;

        public Connected(RawResponse response)
        {
            var settings = new ConnectionSettings { Address = ApiAddress.Commercial, Timeout = Timeout.InfiniteTimeSpan };
            connection = new WebexConnection("fuzz", settings, new WebexMeetings.Connections.StaticTokenSource(Token), owner => Build(owner, response));
            context = new RequestContext(1, 1, Listener);
            var client = new ApiClient(connection, context);
            Readers =
            [
                ([Token], () => new PersonalRoomClient(client).GetAsync("a@x.com", "site4.webex.com", CancellationToken.None)),
                ([Token], () => new UserSessionTypeClient(client).GetAsync(new UserIdentity("a@x.com", null), null, CancellationToken.None)),
                ([Token], () => new PeopleClient(client).GetMeAsync(null, CancellationToken.None)),
                ([Token], () => ListAsync(new PeopleClient(client))),
                ([Token], () => ReadRawAsync(new RawApi(client), HttpMethod.Get)),

                // The only one that sends the PIN, and so knows it.
                ([Token, Pin], () => ReadRawAsync(new RawApi(client), HttpMethod.Put)),
            ];
        }

        public Listener Listener { get; } = new();

        /// <summary>The readers, each with the secrets that it must not show.</summary>
        public IReadOnlyList<(string[] Secrets, Func<Task> Read)> Readers { get; }

        public void Dispose() => connection.Dispose();

        private static ServiceProvider Build(WebexConnection owner, RawResponse response)
        {
            var services = new ServiceCollection();
            services.AddHttpClient(HttpServices.Api)
                .RemoveAllLoggers()
                .ConfigurePrimaryHttpMessageHandler(() => new Network(response))
                .AddHttpMessageHandler(() => new AuthorizationHandler(owner.TokenSource, owner.Settings.Address))
                .AddHttpMessageHandler(() => new LogHandler(owner.Settings.Time))
                .AddHttpMessageHandler(() => new ResponseBuffer(owner.Settings));
            return services.BuildServiceProvider();
        }

        private static async Task ListAsync(PeopleClient people)
        {
            NextPage? next = null;
            int pages = 0;
            do
            {
                next = (await people.ListAsync("A", new PeopleQuery(null), next, CancellationToken.None)).Next;
                Assert.InRange(++pages, 1, 100);
            }
            while (next is not null);
        }

        private static async Task ReadRawAsync(RawApi api, HttpMethod method)
        {
            var request = new ApiRequest
            {
                Method = method,
                Path = "/anything",
                Subject = "Anything",
                Body = method == HttpMethod.Get ? null : Encoding.UTF8.GetBytes($$$"""{"room":{"hostPin":"{{{Pin}}}"}}"""),
            };
            Page<System.Text.Json.JsonDocument?> page = await api.SendAsync(request, CancellationToken.None);
            using System.Text.Json.JsonDocument? content = page.Content;
            Read(content?.RootElement ?? default);
            _ = page.Next?.Address;
        }

        // As Invoke-WebexApi does.
        private static void Read(System.Text.Json.JsonElement json)
        {
            switch (json.ValueKind)
            {
                case System.Text.Json.JsonValueKind.String:
                    Assert.NotNull(json.GetString());
                    break;
                case System.Text.Json.JsonValueKind.Array:
                    json.EnumerateArray().ToList().ForEach(Read);
                    break;
                case System.Text.Json.JsonValueKind.Object:
                    json.EnumerateObject().ToList().ForEach(property => Read(property.Value));
                    break;
            }
        }
    }

    private sealed class Network(RawResponse response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response.ToMessage(request));
    }

    private sealed class BreakingStream(Stream whole) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            whole.Read(buffer, offset, count) is > 0 and int read ? read : throw new IOException($"The connection was lost after Authorization: Bearer {Token}.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
