using System.Text.Json.Serialization;

namespace WebexMeetings.Api.Wire;

/// <summary>
/// Reads and writes the API's JSON. Lenient in: a name in another case, a field that is missing, null, new or of a neighbouring type.
/// Strict out: what is null is left out, the rest is as documented.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientStringConverter),
        typeof(LenientBooleanConverter),
        typeof(LenientInt64Converter),
        typeof(LenientStringListConverter),
        typeof(LenientListConverter<CoHostJson>),
        typeof(LenientListConverter<TelephonyJson>),
        typeof(LenientListConverter<CallInNumberJson>),
        typeof(LenientListConverter<LinkJson>),
        typeof(LenientListConverter<SessionTypeJson>),
        typeof(LenientListConverter<UserSessionTypesJson>),
        typeof(LenientListConverter<PersonJson>),
        typeof(LenientListConverter<SipAddressJson>),
        typeof(LenientListConverter<SiteJson>),
        typeof(LenientListConverter<SiteSessionTypeJson>),
        typeof(LenientListConverter<RoomIdJson>),
    ])]
[JsonSerializable(typeof(PersonalRoomJson))]
[JsonSerializable(typeof(PersonalRoomUpdateJson))]
[JsonSerializable(typeof(RoomIdBatchJson))]
[JsonSerializable(typeof(SitesJson))]
[JsonSerializable(typeof(SiteJson))]
[JsonSerializable(typeof(DefaultSiteJson))]
[JsonSerializable(typeof(SiteSessionTypesPageJson))]
[JsonSerializable(typeof(UserSessionTypesPageJson))]
[JsonSerializable(typeof(UserSessionTypesJson))]
[JsonSerializable(typeof(UserSessionTypesUpdateJson))]
[JsonSerializable(typeof(PersonJson))]
[JsonSerializable(typeof(PeoplePageJson))]
[JsonSerializable(typeof(GlobalCallInJson))]
[JsonSerializable(typeof(TokenExpiryJson))]
[JsonSerializable(typeof(TokenGrantJson))]
[JsonSerializable(typeof(DeviceAuthorizationJson))]
internal sealed partial class WireJson : JsonSerializerContext;
