namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Notices that Webex returns one room for two users. It does so when it ignores the user in the request, and a response does not name its
/// owner. Without a warning, a list of many users would show the room of the signed-in user for each of them.
/// </summary>
internal sealed class RoomComparison
{
    private readonly object sync = new();
    private readonly Dictionary<string, PersonalRoom> firsts = new(StringComparer.OrdinalIgnoreCase);
    private bool isKnown;

    /// <summary>Compares a room with that of the first other user on the same site. Two different rooms are enough.</summary>
    /// <returns>The warning; null when there is nothing to warn of, or it was returned before.</returns>
    public string? WarningFor(PersonalRoom room)
    {
        lock (sync)
        {
            if (isKnown || room.UserEmail is null)
            {
                return null;
            }

            string site = room.SiteUrl ?? string.Empty;
            if (!firsts.TryGetValue(site, out PersonalRoom? first))
            {
                firsts.Add(site, room);
                return null;
            }

            bool isOther = !string.Equals(first.UserEmail, room.UserEmail, StringComparison.OrdinalIgnoreCase);
            bool? isSame = isOther ? RoomIdentity.IsSame(first, room) : null;
            isKnown = isSame is not null;
            return isSame == true ? Warning(first.UserEmail!, room.UserEmail) : null;
        }
    }

    private static string Warning(string one, string other) =>
        $"Webex returned the same personal room for '{one}' and '{other}'. Unless both are addresses of one user, Webex ignores the user "
        + "in the request and returns the room of the signed-in user for everybody. Sign in as an administrator with the scope "
        + "meeting:admin_preferences_read.";
}
