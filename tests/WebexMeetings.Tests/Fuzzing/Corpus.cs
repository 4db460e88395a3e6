using System.Text;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>What generators and people have found, kept so that it stays found. Each entry says what went wrong.</summary>
internal static class Corpus
{
    public static IReadOnlyDictionary<string, RawResponse> Responses { get; } = new Dictionary<string, RawResponse>
    {
        ["a byte that is not UTF-8 was an exception of .NET's"] = new(400, [], [.. "{\"message\":\"no "u8, 0xFF, .. "\"}"u8]),
        ["a lone surrogate was an exception of .NET's"] = new(200, [], """{"topic":"\ud83d","items":["\udc00"]}"""u8.ToArray()),
        ["a false gzip was an exception of .NET's"] = new(404, [("Content-Encoding", "gzip")], """{"message":"no"}"""u8.ToArray()),
        ["gzip of nothing"] = new(200, [("Content-Encoding", "gzip")], [0x1F, 0x8B, 0x08]),
        ["the token in escapes of JSON was shown"] = new(
            400, [], Encoding.UTF8.GetBytes($$"""{"message":"{{string.Concat(RawResponse.Token.Select(c => $"\\\\u{(int)c:x4}"))}}"}""")),
        ["the token at the end of a body that was cut was shown"] = new(
            200, [], Encoding.UTF8.GetBytes("<p>" + RawResponse.Token[..^3]), BreaksOff: true),
        ["the token in a tracking ID was shown"] = new(200, [("trackingid", RawResponse.Token)], "{}"u8.ToArray()),
        ["a list in a circle"] = new(
            200, [("Link", "<https://webexapis.com/v1/people?displayName=A&max=1000>; rel=\"next\"")], """{"items":[]}"""u8.ToArray()),
        ["the token in a link was logged with the address of the next page"] = new(
            200, [("Link", $"</v1/{RawResponse.Token}>; rel=\"next\"")], "{}"u8.ToArray()),
        ["a link with two schemes"] = new(
            200, [("Link", "<http,http://webexapis.com/v1/people?cursor=1>; rel=\"next\"")], """{"items":[{}]}"""u8.ToArray()),
        ["the token in the link of another room was shown in lower case"] =
            new(200, [], Encoding.UTF8.GetBytes($$"""{"personalMeetingRoomLink":"{{RawResponse.Token.ToLowerInvariant()}}"}""")),
        ["a PIN after the beginning of an entity without a semicolon was shown"] =
            new(404, [], """{"errors":["&#6\\u00308%371&amp;#x39;&amp;#x33;%35"]}"""u8.ToArray()),
        ["the token in lower case after an escape that took its first letter was shown"] =
            new(404, [], Encoding.UTF8.GetBytes($"\"\\{RawResponse.Token.ToLowerInvariant()}\"")),
        ["a PIN after the beginning of an escape of old scripts was shown"] =
            new(404, [], """{"errors":["%u\\u0036087%31&amp;#x39;35"]}"""u8.ToArray()),
        ["the PIN of a change in the host of a link was shown"] =
            new(200, [("Link", $"<//{RawResponse.Pin}a.example/>; rel=\"next\"")], "{}"u8.ToArray()),
        ["a list deeper than the reader goes"] = new(200, [], Encoding.UTF8.GetBytes(new string('[', 5000))),
    };

    /// <summary>Addresses, paths, sites, header names: anything that a user may give.</summary>
    public static IReadOnlyList<string> Inputs { get; } =
    [
        "", " ", "//\u202E.", "//\u202E", "\\\\\u202E", "//", "///", "http://", "https://[", "https://[::1",
        "http://user:password@example.com/", "\\\\host\\share", "file:///etc", "a:b", "://", "?", "#", "%", "%zz", "..", "../..",
        "https://xn--/", "https://\u00ad.com/", "https://a\u3002com", "\ud800", "people\u0000", "https://webexapis.com:99999/v1",
        "https://webexapis.com:443/v1/../../x", "https://webexapis.com@\u202E", "@", "a@", "@b", "a@b@c", "mailto:a@b.c",
    ];
}
