namespace WebexMeetings.Api.Wire;

/// <summary>The answer of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class UserSessionTypesPageJson
{
    public List<UserSessionTypesJson>? Items { get; set; }
}
