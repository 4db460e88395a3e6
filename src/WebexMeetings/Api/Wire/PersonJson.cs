namespace WebexMeetings.Api.Wire;

/// <summary>A person as the API writes one; what the module does not use is left out.</summary>
internal sealed class PersonJson
{
    public string? Id { get; set; }

    public List<string>? Emails { get; set; }

    public string? DisplayName { get; set; }

    public string? OrgId { get; set; }

    public string? Type { get; set; }
}
