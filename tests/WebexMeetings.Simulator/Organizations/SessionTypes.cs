namespace WebexMeetings.Simulator;

/// <summary>The session types of the sites: the six documented types, custom names, and one type that no documentation knows.</summary>
public static class SessionTypes
{
    private static readonly SessionType[] Usual =
    [
        new("3", "PRO", "Pro meeting", "meeting"),
        new("9", "ONS", "Online Event", "EventCenter"),
        new("11", "TRS", "Training Session", "TrainCenter"),
        new("13", "SUP", "Support Session", "SupportCenter"),
        new("659", "WEB", "Webex Webinars 1000", "webinar"),
        new("687", "PRV", "Private Meeting", "privateMeeting"),
    ];

    private static readonly SessionType[] WithUnknownType = [.. Usual, new("901", "LAB", "Lab meeting", "HologramCenter")];

    private static readonly SessionType[] WithCustomNames =
    [
        .. Usual,
        new("1001", "PRO-Custom", "Pro meeting, Zürich 漢字", "meeting"),
        new("1002", "AUO", "Audio only, it's quiet", "meeting"),
    ];

    public static IReadOnlyList<SessionType> Of(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        if (site == Sites.Second)
            return WithUnknownType;
        return site == Sites.Fourth ? WithCustomNames : Usual;
    }

    public static SessionType? Find(Site site, string id) => Of(site).FirstOrDefault(type => type.Id == id);
}
