namespace WebexMeetings.Api.Wire;

/// <summary>The answer of <c>GET /people</c>.</summary>
internal sealed class PeoplePageJson
{
    public List<PersonJson>? Items { get; set; }
}
