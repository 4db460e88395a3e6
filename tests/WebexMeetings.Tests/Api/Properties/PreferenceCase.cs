using System.Text.Json.Nodes;
using CsCheck;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>A part of the preferences: where it is, what is in it, and how it is changed.</summary>
/// <param name="Path">Below /v1.</param>
/// <param name="Fields">Its fields, those of an object inside it with the object's name and a dot in front.</param>
/// <param name="ChangeAsync">Makes the change that these values name, for this user and site.</param>
internal sealed record PreferencePart(string Path, PreferenceField[] Fields, Func<Session, string, string, JsonObject, Task<IReadOnlyList<SettingChange>>> ChangeAsync)
{
    public static readonly PreferencePart Audio = new(
        "/meetingPreferences/audio",
        [
            new("defaultAudioType", "webexAudio", "voipOnly", "none"),
            new("otherTeleconferenceDescription", "", "Call Zo\u00e9"),
            new("enabledGlobalCallIn", true, false),
            new("enabledTollFree", true, false),
            new("enabledAutoConnection", true, false),
            new("audioPin", "0325", "9128") { IsOptional = true },
            new("officeNumber.countryCode", "1", "44", ""),
            new("officeNumber.number", "5550100", ""),
            new("officeNumber.enabledCallInAuthentication", true, false),
            new("officeNumber.enabledCallMe", true, false),
            new("mobileNumber.countryCode", "1", "44", ""),
            new("mobileNumber.number", "5550100", ""),
            new("mobileNumber.enabledCallInAuthentication", true, false),
            new("mobileNumber.enabledCallMe", true, false),
        ],
        async (session, email, site, change) => (await new AudioOptionClient(session.Client).ChangeAsync(email, site, AudioPatch(change), readBack: true, CancellationToken.None)).Changes);

    public static readonly PreferencePart Video = new(
        "/meetingPreferences/video",
        [new("videoDevices", Devices(), Devices("a"), Devices("b"), Devices("a", "b"), Devices("b", "a", "c"))],
        async (session, email, site, change) => (await new VideoOptionClient(session.Client).ChangeAsync(email, site, VideoPatch(change), readBack: true, CancellationToken.None)).Changes);

    public static readonly PreferencePart Scheduling = new(
        "/meetingPreferences/schedulingOptions",
        [
            new("enabledJoinBeforeHost", true, false),
            new("joinBeforeHostMinutes", 0, 5, 10, 15),
            new("enabledAutoShareRecording", true, false),
            new("enabledWebexAssistantByDefault", true, false) { IsOptional = true },
            new("delegateEmails", Emails(), Emails("b@x.com"), Emails("user@example.com", "b@x.com")) { IsLeftOut = true },
        ],
        async (session, email, site, change) => (await new SchedulingOptionClient(session.Client).ChangeAsync(email, site, SchedulingPatch(change), readBack: true, CancellationToken.None)).Changes);

    private static AudioOptionPatch AudioPatch(JsonObject change) => new()
    {
        DefaultAudioType = (string?)change["defaultAudioType"],
        OtherTeleconferenceDescription = (string?)change["otherTeleconferenceDescription"],
        EnabledGlobalCallIn = (bool?)change["enabledGlobalCallIn"],
        EnabledTollFree = (bool?)change["enabledTollFree"],
        EnabledAutoConnection = (bool?)change["enabledAutoConnection"],
        AudioPin = (string?)change["audioPin"],
        OfficeNumber = Phone(change, "officeNumber"),
        MobileNumber = Phone(change, "mobileNumber"),
    };

    private static PhoneNumber Phone(JsonObject change, string which) => new()
    {
        CountryCode = (string?)change[which + ".countryCode"],
        Number = (string?)change[which + ".number"],
        EnabledCallInAuthentication = (bool?)change[which + ".enabledCallInAuthentication"],
        EnabledCallMe = (bool?)change[which + ".enabledCallMe"],
    };

    private static VideoOptionPatch VideoPatch(JsonObject change) => new()
    {
        VideoDevices = change["videoDevices"]?.AsArray().Select(device => new VideoDevice
        {
            DeviceName = (string?)device!["deviceName"],
            DeviceAddress = (string?)device["deviceAddress"],
            IsDefault = (bool?)device["isDefault"],
        }).ToList(),
    };

    private static SchedulingOptionPatch SchedulingPatch(JsonObject change) => new()
    {
        EnabledJoinBeforeHost = (bool?)change["enabledJoinBeforeHost"],
        JoinBeforeHostMinutes = (int?)change["joinBeforeHostMinutes"],
        EnabledAutoShareRecording = (bool?)change["enabledAutoShareRecording"],
        EnabledWebexAssistantByDefault = (bool?)change["enabledWebexAssistantByDefault"],
        DelegateEmails = change["delegateEmails"]?.AsArray().Select(email => (string)email!).ToList(),
    };

    private static JsonArray Emails(params string[] emails) => new([.. emails.Select(email => JsonValue.Create(email))]);

    private static JsonArray Devices(params string[] names) => new([.. names.Select((name, index) => new JsonObject
    {
        ["deviceName"] = name,
        ["deviceAddress"] = $"{name}@v.com",
        ["isDefault"] = index == 0,
    })]);
}

/// <summary>A field and the values that it may have.</summary>
internal sealed record PreferenceField(string Name, params JsonNode[] Values)
{
    /// <summary>Whether a write leaves it out when the response does.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a write leaves it out unless it changes; Webex keeps it then.</summary>
    public bool IsLeftOut { get; init; }
}

/// <summary>Preferences as they are, the shape in which each field comes, and a change.</summary>
internal sealed class PreferenceCase
{
    public required PreferencePart Part { get; init; }

    public required JsonObject Truth { get; init; }

    public required FieldShape[] Shapes { get; init; }

    /// <summary>The fields that the change names, and their new values.</summary>
    public required JsonObject Change { get; init; }

    public static Gen<PreferenceCase> Of(PreferencePart part) => Gen.Int[0, 999].Array[part.Fields.Length * 4].Select(lots => Make(part, lots));

    public FieldShape ShapeOf(PreferenceField field) => Shapes[Array.IndexOf(Part.Fields, field)];

    /// <summary>The response, each field in its shape.</summary>
    public JsonObject Response()
    {
        var response = new JsonObject();
        foreach (PreferenceField field in Part.Fields)
        {
            FieldShape shape = ShapeOf(field);
            string[] path = field.Name.Split('.');
            JsonObject target = path.Length == 1 ? response : (response[path[0]] ??= new JsonObject()).AsObject();
            if (shape != FieldShape.Absent)
            {
                target[shape == FieldShape.UpperCase ? path[^1].ToUpperInvariant() : path[^1]] = RoomCase.InShape(Truth[field.Name]!, shape);
            }
        }

        return response;
    }

    public override string ToString() => $"{Part.Path} {Truth.ToJsonString()} answered as {string.Join(' ', Shapes)}; change {Change.ToJsonString()}";

    private static PreferenceCase Make(PreferencePart part, int[] lots)
    {
        int lot = 0;
        bool isPlain = lots[^1] % 2 == 0;
        JsonNode Value(PreferenceField field) => field.Values[lots[lot++] % field.Values.Length].DeepClone();
        var truth = new JsonObject(part.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Value(field))).ToList());
        FieldShape[] shapes = [.. part.Fields.Select(_ => lots[lot++] is var number && !isPlain && number % 4 == 0 ? (FieldShape)(number / 4 % 7) : FieldShape.Usual)];
        var wanted = part.Fields.Select(field => (field.Name, Value: Value(field))).ToList();
        var change = new JsonObject(wanted.Where(_ => lots[lot++ % lots.Length] % 3 == 0).Select(item => KeyValuePair.Create(item.Name, (JsonNode?)item.Value)).ToList());
        return new PreferenceCase { Part = part, Truth = truth, Shapes = shapes, Change = change };
    }
}
