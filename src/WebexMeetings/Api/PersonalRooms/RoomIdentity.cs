using WebexMeetings.Connections;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Identifies the room in a response. The response names no owner and no site, but its link and its SIP address are unique to the room.
/// </summary>
internal static class RoomIdentity
{
    private static readonly string[] WebexDomains = [".webex.com", ".webex.com.cn", ".webexgov.us"];

    /// <summary>Returns whether both responses show the same room; null when they have nothing to compare.</summary>
    public static bool? IsSame(PersonalRoomDto one, PersonalRoomDto other)
    {
        bool? byLink = AreEqual(Link(one), Link(other));
        bool? bySip = AreEqual(one.SipAddress, other.SipAddress);
        return byLink == true || bySip == true ? true : byLink ?? bySip;
    }

    /// <summary>
    /// Returns the host in the room's link when it is another site than the requested one; else null. A link on the customer's own domain
    /// does not show the site.
    /// </summary>
    public static string? OtherSite(PersonalRoomDto room, string siteUrl) =>
        AbsoluteAddress.ParseOrNull(Link(room)) is { } link
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
