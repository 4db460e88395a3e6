using System.Text;
using CsCheck;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>No reader of a response, a header or an input throws anything but our error, and none shows a secret.</summary>
public sealed class FuzzTests
{
    /// <summary>The part of the minutes that goes to whole responses, which have most to read.</summary>
    private const double ShareOfResponses = 0.5;

    /// <summary>Each response goes to a few readers, so that in the same time there are more responses.</summary>
    private const int EveryNth = 9;

    private static readonly Uri Base = new("https://webexapis.com/v1");

    private static readonly Gen<string> Input = Gen.Frequency(
        (3, ResponseGenerators.Text),
        (2, Gen.OneOf([.. Corpus.Inputs])),
        (1, Gen.Select(Gen.OneOf("state=", "state=a%20state&", "code=", "error=", "{\"message\":\"", "-", "99", "Fri, "), ResponseGenerators.Text, (start, rest) => start + rest)),
        (2, Gen.Select(Gen.OneOf("https://", "http://", "//", "/v1/", "https://webexapis.com/", "https://webexapis.com@", "HTTPS://", ""), ResponseGenerators.Text, (start, rest) => start + rest)));

    private static readonly Dictionary<string, Action<string>> Parsers = new()
    {
        ["a path"] = text => OriginAddress.OfPath(Connection(), text),
        ["a link"] = text => OriginAddress.Resolve(Connection(), text),
        ["a header"] = text => CustomHeader.Parse(text, text),
        ["the value of a header"] = text => CustomHeader.Parse("X-Name", text),
        ["an email address"] = text => EmailAddress.Parse(text),
        ["a person's ID"] = text => PersonIdentifier.Parse(text),
        ["a site"] = text => SiteHost.Parse(text),
        ["the address of the API"] = text => _ = AsPowerShellConverts(text) is { } uri ? ApiAddress.TryCreate(uri, out _) : null,
        ["text for the screen"] = text => Traces.AssertNoControls(TerminalText.Line(text, 20)),
        ["a text with secrets"] = text => Traces.AssertNone(RawResponse.Token, Redaction.Of([RawResponse.Token]).Line(text, 500)),
        ["a room ID"] = text => _ = new RoomIdRequest(new UserIdentity("a@x.com", null), null, text),
        ["the Link header"] = text => With("Link", text, CheckNextPage),
        ["the address in the Link header"] = text => With("Link", $"<{text}>; rel=\"next\"", CheckNextPage),
        ["Retry-After"] = text => With(
            "Retry-After",
            text,
            response => Assert.True(RetryAfterHeader.Read(response, DateTimeOffset.UnixEpoch) is null or { Ticks: >= 0 })),
        ["the tracking ID"] = text =>
            With("trackingid", text, response => AssertShown(TrackingIdHeader.Read(response, Redaction.Of([RawResponse.Token])))),
        ["an error body"] = text => CheckErrorBody(Encoding.UTF8.GetBytes(text)),
        ["an error body in UTF-16"] = text => CheckErrorBody(Encoding.Unicode.GetBytes(text)),
        ["the redirect of a sign-in"] = text => CheckRedirect(RedirectQuery.Parse(text), text),
        ["the redirect address"] = text => _ = RedirectAddress.Parse(text),
        ["a token"] = text => _ = Secrets.CanBeSent(text),
        ["the body of a request"] = text => SecretFields.In(Encoding.UTF8.GetBytes(text)),
    };

    public static TheoryData<string> ParserNames => [.. Parsers.Keys];

    public static TheoryData<string> Findings => [.. Corpus.Responses.Keys];

    [Fact]
    public void Every_response_ends_as_objects_or_as_our_error_without_a_secret() =>
        FuzzRun.Hold(
            Gen.Select(ResponseGenerators.Response, Gen.Int[0, EveryNth - 1]),
            read => read.Item1.CheckReaders(number => number % EveryNth == read.Item2),
            count: 600,
            ShareOfResponses,
            read => $"Readers {read.Item2}, {read.Item2 + EveryNth} ... of {read.Item1}");

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_was_found_once_stays_found(string finding) => Corpus.Responses[finding].CheckAllReaders();

    [Theory]
    [MemberData(nameof(ParserNames))]
    public void No_input_is_more_than_our_error_to_the_reader_of(string parser)
    {
        foreach (string input in Corpus.Inputs)
        {
            Check(Parsers[parser], input);
        }

        FuzzRun.Hold(Input, input => Check(Parsers[parser], input), count: 3000, (1 - ShareOfResponses) / Parsers.Count, input => input);
    }

    private static void Check(Action<string> parser, string input)
    {
        try
        {
            parser(input);
        }
        catch (WebexApiException refused)
        {
            Traces.AssertNoControls(Traces.Of(refused));
        }
    }

    /// <summary>
    /// Null where -ApiBaseUri cannot be bound: .NET 10 itself fails at some texts, such as two backslashes and a bidirectional mark.
    /// </summary>
    private static Uri? AsPowerShellConverts(string text)
    {
        try
        {
            return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : null;
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>A response with one header, which a strict server could not send.</summary>
    private static void With(string name, string value, Action<HttpResponseMessage> read)
    {
        using var response = new HttpResponseMessage();
        if (response.Headers.TryAddWithoutValidation(name, value))
        {
            read(response);
        }
    }

    private static void CheckNextPage(HttpResponseMessage response)
    {
        var sent = new Uri(Base.AbsoluteUri + "/people?displayName=A");
        NextPage? next =
            NextPage.After(Connection(), new ApiRequest { Path = "/people", Subject = "People" }, sent, response, isEmpty: false);
        Assert.Equal(Base.Authority, next?.Address.Authority ?? Base.Authority);
    }

    private static void CheckErrorBody(byte[] body)
    {
        using var content = new BufferedContent(body);
        ErrorBody read = ErrorBody.Read(content, content.ParseJson(), Redaction.Of([RawResponse.Token]));
        AssertShown(read.Reason);
        AssertShown(read.Code);
        AssertShown(read.TrackingId);
    }

    private static void CheckRedirect(RedirectQuery query, string text)
    {
        const string State = "a state";
        Assert.True(!query.HasState(State) || Uri.UnescapeDataString(text.Replace('+', ' ')).Contains(State, StringComparison.Ordinal));
        _ = query.Code ?? query.Error;
    }

    private static void AssertShown(string? text)
    {
        Assert.True(text is null or { Length: > 0 and <= 500 });
        Traces.AssertNoControls(text ?? string.Empty);
        Traces.AssertNone(RawResponse.Token, text ?? string.Empty);
    }

    private static WebexConnection Connection() =>
        new(
            "fuzz",
            new ConnectionSettings { Address = ApiAddress.TryCreate(Base, out _)! },
            new StaticTokenSource(RawResponse.Token),
            HttpServices.Build);
}
