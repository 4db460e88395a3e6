using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>How a field of a response comes.</summary>
public enum FieldShape
{
    Usual,
    UpperCase,
    Neighbor,
    Absent,
    Null,
    Structure,
    Broken,
}

/// <summary>Whose room an answer shows, and in what kind of link.</summary>
public enum AnswerOwner
{
    AskedFor,
    AskedForWithoutSip,
    AskedForOnOwnDomain,
    Caller,
    CallerInOtherCase,
    OtherSite,
}

/// <summary>How a write is answered.</summary>
public enum WriteAnswer
{
    Room,
    NoContent,
    Accepted,
    EmptyBody,
    EmptyObject,
    OtherRoom,
}

/// <summary>A room as it is, the answer that shows it, and a change.</summary>
internal sealed class RoomCase
{
    public static readonly string[] Fields =
    [
        "topic", "hostPin", "enabledAutoLock", "autoLockMinutes", "enabledNotifyHost", "supportCoHost",
        "supportAnyoneAsCoHost", "allowFirstUserToBeCoHost", "allowAuthenticatedDevices", "coHosts",
    ];

    private static readonly string[] Flags =
        [
            "enabledAutoLock", "enabledNotifyHost", "supportCoHost", "supportAnyoneAsCoHost", "allowFirstUserToBeCoHost",
            "allowAuthenticatedDevices",
        ];

    public static Gen<RoomCase> Generator { get; } = Gen.Select(
        Room(),
        Gen.Frequency((3, Gen.Const(new FieldShape[10])), (2, SomeShapes())),
        Gen.Select(Room(), Gen.Bool.Array[10], (wanted, named) => Wanted(wanted, named)),
        Gen.Frequency((4, Gen.Const(AnswerOwner.AskedFor)), (3, Gen.Enum<AnswerOwner>())),
        Gen.Enum<WriteAnswer>(),
        (truth, shapes, wanted, owner, answer) =>
            new RoomCase { Truth = truth, Shapes = shapes, Change = wanted, Owner = owner, Answer = answer });

    /// <summary>The room as the site keeps it, by field.</summary>
    public required JsonObject Truth { get; init; }

    public required FieldShape[] Shapes { get; init; }

    /// <summary>The fields that the change names, and their new values.</summary>
    public required JsonObject Change { get; init; }

    public required AnswerOwner Owner { get; init; }

    public required WriteAnswer Answer { get; init; }

    public FieldShape ShapeOf(string field) => Shapes[Array.IndexOf(Fields, field)];

    public PersonalRoomPatch Patch() => new()
    {
        Topic = (string?)Change["topic"],
        HostPin = (string?)Change["hostPin"],
        EnabledAutoLock = (bool?)Change["enabledAutoLock"],
        AutoLockMinutes = (int?)Change["autoLockMinutes"],
        EnabledNotifyHost = (bool?)Change["enabledNotifyHost"],
        SupportCoHost = (bool?)Change["supportCoHost"],
        SupportAnyoneAsCoHost = (bool?)Change["supportAnyoneAsCoHost"],
        AllowFirstUserToBeCoHost = (bool?)Change["allowFirstUserToBeCoHost"],
        AllowAuthenticatedDevices = (bool?)Change["allowAuthenticatedDevices"],
        CoHosts = Change["coHosts"]?
            .AsArray()
            .Select(coHost => new CoHost { Email = (string?)coHost!["email"], DisplayName = (string?)coHost["displayName"] })
            .ToList(),
    };

    /// <summary>The answer that shows the room, each field in its shape.</summary>
    public JsonObject Response(string link, string? sip)
    {
        var response = new JsonObject { ["personalMeetingRoomLink"] = link };
        if (sip is not null)
        {
            response["sipAddress"] = sip;
        }

        foreach (string field in Fields)
        {
            JsonNode value = Truth[field]!;
            FieldShape shape = ShapeOf(field);
            if (shape != FieldShape.Absent)
            {
                response[shape == FieldShape.UpperCase ? field.ToUpperInvariant() : field] = InShape(value, shape);
            }
        }

        return response;
    }

    public override string ToString() =>
        $"{Truth.ToJsonString()} answered as {string.Join(' ', Shapes)}, {Owner}; change {Change.ToJsonString()}, write answered with "
            + $"{Answer}";

    /// <summary>A value in the shape in which a response has it; not for the shapes that change its name.</summary>
    public static JsonNode? InShape(JsonNode value, FieldShape shape) => shape switch
    {
        FieldShape.Null => null,
        FieldShape.Structure => new JsonObject { ["value"] = "x" },
        FieldShape.Neighbor => Neighbor(value),
        FieldShape.Broken => Broken(value),
        _ => value.DeepClone(),
    };

    // What a reader can take for the same value without a doubt.
    private static JsonNode Neighbor(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(value.ToJsonString() == "true" ? " True " : "0"),
        JsonValueKind.Number => JsonValue.Create($"{value.ToJsonString()}.0"),
        JsonValueKind.Array when value.AsArray().Count == 1 => value[0]!.DeepClone(),
        _ => value.DeepClone(),
    };

    private static JsonNode Broken(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create("maybe"),
        JsonValueKind.Number => JsonValue.Create(10.5),
        JsonValueKind.String => JsonValue.Create(4325),
        _ => new JsonArray([.. value.AsArray().Select(item => item!.DeepClone()), new JsonObject { ["displayName"] = "Nobody" }]),
    };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<FieldShape[]> SomeShapes() => Gen.Frequency((6, Gen.Const(FieldShape.Usual)), (5, Gen.Enum<FieldShape>())).Array[10];

    private static Gen<JsonObject> Room() => Gen.Select(
        OneOf("T", "Zo\u00e9's room", new string('x', 128), " spaced "),
        OneOf("0325", "9128", "482571"),
        Gen.Bool.Array[6],
        OneOf(0, 5, 10, 15, 20),
        Gen.OneOf(Gen.Const(new JsonArray()), CoHosts()),
        (topic, pin, flags, minutes, coHosts) =>
        {
            var room = new JsonObject
            {
                ["topic"] = topic,
                ["hostPin"] = pin,
                ["autoLockMinutes"] = minutes,
                ["coHosts"] = coHosts.DeepClone(),
            };
            for (int i = 0; i < Flags.Length; i++)
            {
                room[Flags[i]] = flags[i];
            }

            return room;
        });

    private static Gen<JsonArray> CoHosts() => Gen.Select(
        OneOf("c@x.com", "D@x.com", "e@x.com"),
        OneOf<string?>("Cora", null),
        (email, name) => new JsonObject { ["email"] = email, ["displayName"] = name }).Array[1, 3].Select(items =>
            new JsonArray([.. items.DistinctBy(item => (string)item["email"]!).Select(item => item.DeepClone())]));

    private static JsonObject Wanted(JsonObject values, bool[] named) =>
        new(
            Fields.Where((_, index) => named[index] && named[(index + 1) % 10])
                .Select(field => KeyValuePair.Create(field, (JsonNode?)values[field]!.DeepClone())));
}
