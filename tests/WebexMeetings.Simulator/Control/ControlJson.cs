using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Simulator;

/// <summary>The JSON of the control interface. A member that nobody knows is an error: a typo must not order nothing.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(LimitOrder))]
[JsonSerializable(typeof(TokenOrder))]
[JsonSerializable(typeof(DeviceOrder))]
[JsonSerializable(typeof(SettingsOrder))]
[JsonSerializable(typeof(Statistics))]
[JsonSerializable(typeof(TokenEntry))]
[JsonSerializable(typeof(IEnumerable<TokenEntry>))]
[JsonSerializable(typeof(IEnumerable<LoggedRequest>))]
[JsonSerializable(typeof(IReadOnlyList<DeviceGrant>))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(OrganizationSize))]
[JsonSerializable(typeof(SiblingOrder))]
[JsonSerializable(typeof(SiblingEntry))]
[JsonSerializable(typeof(ControlAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext;
