namespace WebexMeetings.Api.People;

/// <summary>The answer of <c>GET /people</c>.</summary>
internal sealed class PeoplePageDto
{
    public List<PersonDto>? Items { get; set; }
}
