using CsCheck;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>No reader of a response, a header or an input throws anything but our error, and none shows a secret.</summary>
public sealed class FuzzTests
{
    private static readonly Uri Base = new("https://webexapis.com/v1");

    private static readonly Gen<string> Input = Gen.Frequency(
        (3, ResponseGenerators.Text),
        (2, Gen.OneOf([.. Corpus.Inputs])),
        (2, Gen.Select(Gen.OneOf("https://", "http://", "//", "/v1/", "https://webexapis.com/", "https://webexapis.com@", "HTTPS://", ""), ResponseGenerators.Text, (start, rest) => start + rest)));

    private static readonly Dictionary<string, Action<string>> Parsers = new()
    {
        ["a path"] = text => OriginAddress.OfPath(Connection(), text),
        ["a link"] = text => OriginAddress.Resolve(Connection(), text),
        ["a header"] = text => CustomHeader.Parse(text, text),
        ["the value of a header"] = text => CustomHeader.Parse("X-Name", text),
        ["an e-mail address"] = text => EmailAddress.Parse(text),
        ["a person's ID"] = text => PersonIdentifier.Parse(text),
        ["a site"] = text => SiteHost.Parse(text),
        ["the address of the API"] = text => _ = Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? uri) ? ApiAddress.TryCreate(uri, out _) : null,
        ["text for the screen"] = text => Traces.AssertNoControls(TerminalText.Line(text, 20)),
        ["a text with secrets"] = text => Traces.AssertNone(RawResponse.Token, Redaction.Of([RawResponse.Token]).Line(text, 500)),
        ["the body of a request"] = text => SecretFields.In(System.Text.Encoding.UTF8.GetBytes(text)),
    };

    public static TheoryData<string> ParserNames => [.. Parsers.Keys];

    public static TheoryData<string> Findings => [.. Corpus.Responses.Keys];

    [Fact]
    public void Every_response_ends_as_objects_or_as_our_error_without_a_secret() =>
        FuzzRun.Hold(ResponseGenerators.Response, response => response.CheckAllReaders(), count: 1500, response => response.ToString());

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

        FuzzRun.Hold(Input, input => Check(Parsers[parser], input), count: 3000, input => input);
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

    private static WebexConnection Connection() =>
        new("fuzz", new ConnectionSettings { Address = ApiAddress.TryCreate(Base, out _)! }, new StaticTokenSource(RawResponse.Token), HttpServices.Build);
}
