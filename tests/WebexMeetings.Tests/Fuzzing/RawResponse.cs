using System.Net;
using System.Text;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>
/// A response as bytes and header texts, and what holds of every one: our objects or our error, and no secret in any text.
/// </summary>
internal sealed record RawResponse(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, bool BreaksOff = false)
{
    public const string Token = "NmY0YzE1ZDctMzQ5Zi00YWU2LTk3YTQtNTQxM2Q0MzY1ZTI1_fuzz";
    public const string Pin = "60871935";

    /// <summary>Text for a failing test; also what goes into the corpus.</summary>
    public override string ToString() =>
        $"{Status}{(BreaksOff ? " breaks off" : string.Empty)}\n{string.Join("\n", Headers.Select(header => $"{header.Name}: {header.Value}"))}\n\n{Convert.ToBase64String(Body)}\n{Encoding.Latin1.GetString(Body)}";

    /// <summary>Has every kind of reader read it, and looks at all that a user could see.</summary>
    public void CheckAllReaders() => CheckReaders(_ => true);

    /// <summary>Has some of the readers read it, those with these numbers.</summary>
    public void CheckReaders(Predicate<int> isChosen)
    {
        using var session = new ResponseReaders(this);
        foreach ((string[] secrets, Func<Task> reader) in session.Readers.Where((_, number) => isChosen(number)))
        {
            string shown = string.Empty;
            try
            {
                // On the pool, because xunit's own threads may all be waiting as this one does.
                Task.Run(reader).GetAwaiter().GetResult();
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

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        Stream stream = new MemoryStream(Body);
        var message = new HttpResponseMessage((HttpStatusCode)Status)
        {
            Content = new StreamContent(BreaksOff ? new BreakingStream(stream) : stream),
            RequestMessage = request,
        };
        foreach ((string name, string value) in Headers)
        {
            _ = message.Headers.TryAddWithoutValidation(name, value) || message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private sealed class BreakingStream(Stream whole) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            whole.Read(buffer, offset, count) is > 0 and int read ? read : throw new IOException(
                $"The connection was lost after Authorization: Bearer {Token}.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
