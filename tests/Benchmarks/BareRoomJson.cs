using System.Text.Json.Serialization;

namespace WebexMeetings.Benchmarks;

/// <summary>Source-generated reading, the fastest that System.Text.Json has.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareRoom))]
internal sealed partial class BareRoomJson : JsonSerializerContext;
