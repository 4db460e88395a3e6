namespace WebexMeetings.Simulator;

/// <summary>Somebody of the organization. Derived from the ordinal each time, never stored.</summary>
public sealed record Person
{
    public required int Ordinal { get; init; }

    public required string Email { get; init; }

    public required string PersonId { get; init; }

    public required PersonKind Kind { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>Where the person holds meetings.</summary>
    public required IReadOnlyList<Site> HostSites { get; init; }

    /// <summary>Where the person only attends: shown as host#attendee in siteUrls, and no room there.</summary>
    public required IReadOnlyList<Site> AttendeeSites { get; init; }

    /// <summary>Null for a person without any site.</summary>
    public required Site? DefaultSite { get; init; }

    public bool IsAdministrator { get; init; }

    public bool HasSessionTypes { get; init; } = true;

    public string DisplayName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";

    public bool HasRoom => Kind == PersonKind.Ordinary && DefaultSite is not null;

    public bool Hosts(Site site) => HostSites.Contains(site);

    /// <summary>The last part of the room's link until it is refreshed.</summary>
    internal string FirstRoomId
    {
        get
        {
            string local = Email[..Email.IndexOf('@', StringComparison.Ordinal)];
            return local.All(char.IsAscii) ? local.Replace('+', '.') : $"pr{Ordinal:D8}";
        }
    }
}
