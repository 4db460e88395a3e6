using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Finds the item of the response for each requested user. Webex may return another address than requested (the primary one for an
/// alternate one) and another spelling of the ID. A single request and a single item always match.
/// </summary>
internal static class RoomIdPairing
{
    /// <returns>The item for each request, without the requests that have no certain item.</returns>
    public static IReadOnlyDictionary<RoomIdRequest, RoomIdDto> Pair(IReadOnlyList<RoomIdRequest> requests, IReadOnlyList<RoomIdDto> items)
    {
        var pairs = new Dictionary<RoomIdRequest, RoomIdDto>();
        List<RoomIdDto> left = items.ToList();
        foreach (RoomIdRequest request in requests)
        {
            if (left.Find(item => IsNamed(item, request.User)) is { } named)
            {
                pairs.Add(request, named);
                left.Remove(named);
            }
        }

        List<RoomIdRequest> unpaired = requests.Where(request => !pairs.ContainsKey(request)).ToList();
        if (unpaired.Count == 1 && left.Count == 1 && !IsOther(left[0], unpaired[0].User))
        {
            pairs.Add(unpaired[0], left[0]);
        }

        return pairs;
    }

    private static bool IsNamed(RoomIdDto item, UserIdentity user) => user.PersonId is { } id
        ? item.PersonId is { } returned && PersonIdComparer.AreSame(returned, id)
        : string.Equals(item.Email, user.Email, StringComparison.OrdinalIgnoreCase);

    // The response has another ID than the request. No alternate address can explain that.
    private static bool IsOther(RoomIdDto item, UserIdentity user) =>
        user.PersonId is { } id && !string.IsNullOrWhiteSpace(item.PersonId) && !PersonIdComparer.AreSame(item.PersonId!, id);
}
