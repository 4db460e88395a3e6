using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Simulator;

/// <summary>The JSON of the control interface. A member that nobody knows is an error: a typo must not order nothing.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(LimitRequest))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(DeviceRequest))]
[JsonSerializable(typeof(SettingsRequest))]
[JsonSerializable(typeof(Statistics))]
[JsonSerializable(typeof(TokenEntry))]
[JsonSerializable(typeof(IEnumerable<TokenEntry>))]
[JsonSerializable(typeof(IEnumerable<LoggedRequest>))]
[JsonSerializable(typeof(IReadOnlyList<DeviceGrant>))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(OrganizationSize))]
[JsonSerializable(typeof(SiblingRequest))]
[JsonSerializable(typeof(SiblingEntry))]
[JsonSerializable(typeof(ControlResponse))]
internal sealed partial class ControlJson : JsonSerializerContext;
