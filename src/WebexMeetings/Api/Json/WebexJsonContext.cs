using System.Text.Json.Serialization;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;

namespace WebexMeetings.Api.Json;

/// <summary>
/// Reads and writes the API's JSON. It reads leniently: names in another case, and fields that are missing, null, new or of a similar type.
/// It writes strictly: it omits null, and the rest is as documented.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientConverterFactory)])]
[JsonSerializable(typeof(PersonalRoomDto))]
[JsonSerializable(typeof(PersonalRoomUpdateDto))]
[JsonSerializable(typeof(RoomIdBatchDto))]
[JsonSerializable(typeof(MeetingPreferenceDto))]
[JsonSerializable(typeof(AudioOptionDto))]
[JsonSerializable(typeof(AudioOptionUpdateDto))]
[JsonSerializable(typeof(VideoOptionDto))]
[JsonSerializable(typeof(VideoOptionUpdateDto))]
[JsonSerializable(typeof(SchedulingOptionDto))]
[JsonSerializable(typeof(SchedulingOptionUpdateDto))]
[JsonSerializable(typeof(DelegateEmailsDto))]
[JsonSerializable(typeof(MeetingSessionTypesPageDto))]
[JsonSerializable(typeof(MeetingSessionTypeDto))]
[JsonSerializable(typeof(SitesDto))]
[JsonSerializable(typeof(SiteDto))]
[JsonSerializable(typeof(DefaultSiteDto))]
[JsonSerializable(typeof(SiteSessionTypesPageDto))]
[JsonSerializable(typeof(UserSessionTypesPageDto))]
[JsonSerializable(typeof(UserSessionTypesDto))]
[JsonSerializable(typeof(UserSessionTypesUpdateDto))]
[JsonSerializable(typeof(PersonDto))]
[JsonSerializable(typeof(PeoplePageDto))]
[JsonSerializable(typeof(GlobalCallInDto))]
[JsonSerializable(typeof(TokenExpiryDto))]
internal sealed partial class WebexJsonContext : JsonSerializerContext;
