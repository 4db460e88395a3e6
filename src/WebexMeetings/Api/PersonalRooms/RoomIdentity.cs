namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Which room a response shows. It names no owner and no site, but its link and its SIP address belong to one room alone.
/// </summary>
internal static class RoomIdentity
{
    private static readonly string[] WebexDomains = [".webex.com", ".webex.com.cn", ".webexgov.us"];

    /// <summary>Whether both responses show the same room; null when they have nothing to compare.</summary>
    public static bool? IsSame(PersonalRoomDto one, PersonalRoomDto other)
    {
        bool? byLink = AreEqual(Link(one), Link(other));
        bool? bySip = AreEqual(one.SipAddress, other.SipAddress);
        return byLink == true || bySip == true ? true : byLink ?? bySip;
    }

    /// <summary>
    /// The host in the room's link, when it is a site other than the one that was asked for; else null. A link on a domain of the
    /// customer's own says nothing about the site.
    /// </summary>
    public static string? OtherSite(PersonalRoomDto room, string siteUrl) =>
        Uri.TryCreate(Link(room), UriKind.Absolute, out Uri? link)
        && IsWebexHost(link.IdnHost)
        && IsWebexHost(siteUrl)
        && !string.Equals(link.IdnHost, siteUrl, StringComparison.OrdinalIgnoreCase)
            ? link.IdnHost
            : null;

    private static bool IsWebexHost(string host) => WebexDomains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    private static string? Link(PersonalRoomDto room) => room.PersonalMeetingRoomLink?.Trim().TrimEnd('/');

    private static bool? AreEqual(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other)
            ? null
            : string.Equals(one!.Trim(), other!.Trim(), StringComparison.OrdinalIgnoreCase);
}
