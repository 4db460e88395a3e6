using WebexMeetings.Commands.Output;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Json;

/// <summary>
/// No live recording of these answers is public: a real server may send more, fewer or odder fields than the documentation shows.
/// </summary>
public sealed class LenientReadingTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly Dictionary<string, (string Fields, Func<PersonalRoom, object?> Read, object? Expected)> Rooms = new()
    {
        ["a missing text"] = ("", room => room.Topic, null),
        ["a missing flag"] = ("", room => room.EnabledAutoLock, null),
        ["a missing number"] = ("", room => room.AutoLockMinutes, null),
        ["a missing list"] = ("", room => room.CoHosts.Count, 0),
        ["a missing object"] = ("", room => room.Telephony, null),
        ["null for a text"] = ("\"topic\":null", room => room.Topic, null),
        ["null for a flag"] = ("\"supportCoHost\":null", room => room.SupportCoHost, null),
        ["null for a number"] = ("\"autoLockMinutes\":null", room => room.AutoLockMinutes, null),
        ["null for a list"] = ("\"coHosts\":null", room => room.CoHosts.Count, 0),
        ["null for an object"] = ("\"telephony\":null", room => room.Telephony, null),
        ["a field in another case"] = ("\"Topic\":\"t\"", room => room.Topic, "t"),
        ["a field in capitals"] = ("\"ENABLEDAUTOLOCK\":true", room => room.EnabledAutoLock, true),
        ["a new field"] = ("\"topic\":\"t\",\"brandNew\":{\"a\":[1,{\"b\":null}]}", room => room.Topic, "t"),
        ["the same field twice"] = ("\"topic\":\"first\",\"topic\":\"last\"", room => room.Topic, "last"),
        ["a number for a text"] = ("\"hostPin\":4325", room => room.HostPin, "4325"),
        ["a long number for a text"] = ("\"hostPin\":12345678901234567890", room => room.HostPin, "12345678901234567890"),
        ["a flag for a text"] = ("\"topic\":true", room => room.Topic, "true"),
        ["an object for a text"] = ("\"topic\":{\"text\":\"t\"}", room => room.Topic, null),
        ["a list for a text"] = ("\"topic\":[\"t\"]", room => room.Topic, null),
        ["text \"true\" for a flag"] = ("\"supportCoHost\":\"true\"", room => room.SupportCoHost, true),
        ["text \"False\" for a flag"] = ("\"supportCoHost\":\" False \"", room => room.SupportCoHost, false),
        ["text \"1\" for a flag"] = ("\"supportCoHost\":\"1\"", room => room.SupportCoHost, true),
        ["1 for a flag"] = ("\"supportCoHost\":1", room => room.SupportCoHost, true),
        ["0 for a flag"] = ("\"supportCoHost\":0", room => room.SupportCoHost, false),
        ["text \"0\" for a flag"] = ("\"supportCoHost\":\"0\"", room => room.SupportCoHost, false),
        ["2 for a flag"] = ("\"supportCoHost\":2", room => room.SupportCoHost, null),
        ["a fraction for a flag"] = ("\"supportCoHost\":0.5", room => room.SupportCoHost, null),
        ["a long number for a flag"] = ("\"supportCoHost\":12345678901", room => room.SupportCoHost, null),
        ["false for a text"] = ("\"topic\":false", room => room.Topic, "false"),
        ["a number that is too large"] = ("\"autoLockMinutes\":2147483648", room => room.AutoLockMinutes, null),
        ["the largest number"] = ("\"autoLockMinutes\":\"2147483647\"", room => room.AutoLockMinutes, int.MaxValue),
        ["the smallest number"] = ("\"autoLockMinutes\":-2147483648", room => room.AutoLockMinutes, int.MinValue),
        ["a number that is too small"] = ("\"autoLockMinutes\":-2147483649", room => room.AutoLockMinutes, null),
        ["nonsense for a flag"] = ("\"supportCoHost\":\"maybe\"", room => room.SupportCoHost, null),
        ["an object for a flag"] = ("\"supportCoHost\":{\"value\":true}", room => room.SupportCoHost, null),
        ["text for a number"] = ("\"autoLockMinutes\":\"10\"", room => room.AutoLockMinutes, 10),
        ["a fraction of zero"] = ("\"autoLockMinutes\":10.0", room => room.AutoLockMinutes, 10),
        ["a real fraction"] = ("\"autoLockMinutes\":10.5", room => room.AutoLockMinutes, null),
        ["an empty text for a number"] = ("\"autoLockMinutes\":\"\"", room => room.AutoLockMinutes, null),
        ["a flag for a number"] = ("\"autoLockMinutes\":true", room => room.AutoLockMinutes, null),
        ["a list for a number"] = ("\"autoLockMinutes\":[10]", room => room.AutoLockMinutes, null),
        ["one object for a list"] = ("\"coHosts\":{\"email\":\"c@x.com\"}", room => room.CoHosts.ToString(), "c@x.com"),
        ["text for a list"] = ("\"coHosts\":\"c@x.com\"", room => room.CoHosts.Count, 0),
        ["a list with nulls and texts"] =
            ("\"coHosts\":[null,\"c@x.com\",3,{\"email\":\"d@x.com\"}]", room => room.CoHosts.ToString(), "d@x.com"),
        ["a co-host without a name"] =
            ("\"coHosts\":[{\"email\":\"c@x.com\",\"displayName\":null}]", room => room.CoHosts[0].DisplayName, null),
        ["a list for an object"] = ("\"telephony\":[{\"accessCode\":\"7\"}]", room => room.Telephony?.AccessCode, "7"),
        ["an empty list for an object"] = ("\"telephony\":[]", room => room.Telephony, null),
        ["text for an object"] = ("\"telephony\":\"none\"", room => room.Telephony, null),
        ["a number for an access code"] = ("\"telephony\":{\"accessCode\":1234567890}", room => room.Telephony?.AccessCode, "1234567890"),
        ["one link, as the schema has it"] =
            ("\"telephony\":{\"links\":{\"rel\":\"r\",\"href\":\"/v1/x\"}}", room => room.Telephony?.Links.ToString(), "r: /v1/x"),
        ["an empty label"] = ("\"telephony\":{\"callInNumbers\":[{\"label\":\"\",\"callInNumber\":\"+1-650-479-3208\"}]}", room => room.Telephony?.ToString(), "+1-650-479-3208"),
        ["letters beyond ASCII"] = ("\"topic\":\"Zoé 漢字 🎈\"", room => room.Topic, "Zoé 漢字 🎈"),
        ["escaped letters"] = ("\"topic\":\"Zo\\u00e9 \\ud83c\\udf88\"", room => room.Topic, "Zoé 🎈"),
    };

    private static readonly Dictionary<string, string> NoSessionTypes = new()
    {
        ["items missing"] = "{}",
        ["items null"] = "{\"items\":null}",
        ["items empty"] = "{\"items\":[]}",
        ["items with nothing in it"] = "{\"items\":[null]}",
        ["items as text"] = "{\"items\":\"none\"}",
    };

    private static readonly Dictionary<string, string> SomeSessionTypes = new()
    {
        ["one item instead of a list"] = """{"items":{"sessionTypes":[{"id":"3","shortName":"PRO"}]}}""",
        ["one session type instead of a list"] = """{"items":[{"sessionTypes":{"id":3,"shortName":"PRO"}}]}""",
        ["other case"] = """{"Items":[{"SESSIONTYPES":[{"ID":"3","shortname":"PRO"}]}]}""",
        ["a null beside it"] = """{"items":[null,{"sessionTypes":[null,{"id":"3","shortName":"PRO","type":null}]}]}""",
    };

    public static TheoryData<string> RoomCases => [.. Rooms.Keys];

    public static TheoryData<string> NoSessionTypesCases => [.. NoSessionTypes.Keys];

    public static TheoryData<string> SomeSessionTypesCases => [.. SomeSessionTypes.Keys];

    [Theory]
    [MemberData(nameof(RoomCases))]
    public async Task A_room_is_read_in_spite_of(string oddity)
    {
        (string fields, Func<PersonalRoom, object?> read, object? expected) = Rooms[oddity];
        string comma = fields.Length == 0 ? "" : ",";
        using Session session = fixture.ConnectToAnswer($$"""{"personalMeetingRoomLink":"https://a.b/meet/c"{{comma}}{{fields}}}""");

        PersonalRoom room = await session.GetRoomAsync();

        Assert.Equal(expected, read(room));
    }

    [Theory]
    [MemberData(nameof(SomeSessionTypesCases))]
    public async Task Session_types_are_read_in_spite_of(string oddity)
    {
        using Session session = fixture.ConnectToAnswer(SomeSessionTypes[oddity]);

        UserSessionTypes types = Assert.Single(await session.GetTypesAsync("a@x.com"));

        WebexMeetings.SessionType type = Assert.Single(types.SessionTypes);
        Assert.Equal(("3", "PRO"), (type.Id, type.ShortName));
    }

    [Theory]
    [MemberData(nameof(NoSessionTypesCases))]
    public async Task A_user_without_session_types_is_not_found(string answer)
    {
        using Session session = fixture.ConnectToAnswer(NoSessionTypes[answer]);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.GetTypesAsync("a@x.com"));

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
        Assert.StartsWith("Session types of 'a@x.com': ", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"personalMeetingRoomLink\":\"https://a.b/meet/c\"}]")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("true")]
    [InlineData("not json")]
    [InlineData("{\"personalMeetingRoomLink\":\"https://a.b/meet/c\"} {}")]
    public async Task An_answer_that_is_no_object_is_named_with_its_beginning(string body)
    {
        using Session session = fixture.ConnectToAnswer(body);

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Equal(200, failure.StatusCode);
        Assert.Contains($"it began with '{body}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(failure.TrackingId!, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_object_does_no_harm()
    {
        using Session session = fixture.ConnectToAnswer("\uFEFF" + Payloads.PersonalRoom);

        Assert.Equal("John's PMR", (await session.GetRoomAsync()).Topic);
    }
}
