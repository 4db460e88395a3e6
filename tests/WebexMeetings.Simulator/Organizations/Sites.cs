namespace WebexMeetings.Simulator;

/// <summary>The sites that exist.</summary>
public static class Sites
{
    /// <summary>The default site of the administrator and of nearly everybody.</summary>
    public static readonly Site Default = new(0, "site1.example.webex.com", HasTelephony: true);
    public static readonly Site Second = new(1, "site2.example.webex.com", HasTelephony: true);
    public static readonly Site Third = new(2, "site3.example.webex.com", HasTelephony: true);
    public static readonly Site Fourth = new(3, "site4.webex.com", HasTelephony: true);
    public static readonly Site VoipOnly = new(4, "voip.example.webex.com", HasTelephony: false);

    private static readonly Site[] List = [Default, Second, Third, Fourth, VoipOnly];

    // Ordinal: a host typed in capitals is not found, so that a client that forgets to lower it fails in tests.
    private static readonly Dictionary<string, Site> ByHost = List.ToDictionary(site => site.Host, StringComparer.Ordinal);

    public static IReadOnlyList<Site> All => List;

    public static Site? Find(string host) => ByHost.GetValueOrDefault(host);
}
