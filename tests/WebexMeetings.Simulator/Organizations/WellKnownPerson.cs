namespace WebexMeetings.Simulator;

/// <summary>A person that every organization has, whatever its size and seed.</summary>
internal sealed record WellKnownPerson(string Email, string FirstName, string LastName)
{
    public PersonKind Kind { get; init; }

    public Site[] HostSites { get; init; } = [Sites.Default];

    public Site[] AttendeeSites { get; init; } = [];

    public bool IsAdministrator { get; init; }

    public bool HasSessionTypes { get; init; } = true;

    public Person ToPerson(int ordinal, string personId) => new()
    {
        Ordinal = ordinal,
        Email = Email,
        PersonId = personId,
        Kind = Kind,
        FirstName = FirstName,
        LastName = LastName,
        HostSites = HostSites,
        AttendeeSites = AttendeeSites,
        DefaultSite = HostSites.Length > 0 ? HostSites[0] : null,
        IsAdministrator = IsAdministrator,
        HasSessionTypes = HasSessionTypes,
    };
}
