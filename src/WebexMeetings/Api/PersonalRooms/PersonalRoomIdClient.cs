using System.Collections.Concurrent;
using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;
using WebexMeetings.Api.Sites;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary><c>/admin/meetingPreferences/personalMeetingRoom/refreshId</c>.</summary>
internal sealed class PersonalRoomIdClient(ApiClient client, DefaultSite defaultSite)
{
    /// <summary>The maximum number of users in one request.</summary>
    public const int LargestBatch = 100;

    private const string Path = "/admin/meetingPreferences/personalMeetingRoom/refreshId";

    /// <summary>Gives each room a new ID. When Webex rejects one request, the others still run.</summary>
    /// <param name="wanted">Any number of requests, in any combination. This method groups them.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>A result for each request.</returns>
    public async Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> ResetAsync(
        IReadOnlyList<RoomIdRequest> wanted, CancellationToken cancellationToken)
    {
        var results = new ConcurrentDictionary<RoomIdRequest, RoomIdResponse>();
        foreach (IEnumerable<RoomIdRequest> round in Rounds(wanted))
        {
            IEnumerable<List<RoomIdRequest>> batches = round.GroupBy(request => request.Kind).SelectMany(Batches);
            await Task.WhenAll(batches.Select(batch => SendAsync(batch, results, cancellationToken))).ConfigureAwait(false);
        }

        return results;
    }

    // A request may name each user once. A second input for a user waits for the next round, so that the last ID wins. The site does not
    // count, because the default site may be the same as a named one.
    private static IEnumerable<IEnumerable<RoomIdRequest>> Rounds(IReadOnlyList<RoomIdRequest> wanted) =>
        wanted
            .GroupBy(request => request.Key)
            .SelectMany(same => same.Select((request, round) => (request, round)))
            .GroupBy(item => item.round, item => item.request)
            .OrderBy(round => round.Key);

    private static IEnumerable<List<RoomIdRequest>> Batches(IEnumerable<RoomIdRequest> alike) =>
        alike
            .Select((request, index) => (request, index))
            .GroupBy(item => item.index / LargestBatch, item => item.request)
            .Select(batch => batch.ToList());

    /// <summary>
    /// Sends a batch with the same options. Webex processes all of it or nothing, so the client splits a rejected batch in halves until
    /// each bad item is alone.
    /// </summary>
    private async Task SendAsync(
        List<RoomIdRequest> batch, ConcurrentDictionary<RoomIdRequest, RoomIdResponse> results, CancellationToken cancellationToken)
    {
        try
        {
            string siteUrl = batch[0].SiteUrl ?? await defaultSite.GetAsync(Subject(batch, null)).ConfigureAwait(false);
            RoomIdBatchDto? response = await client
                .WriteAsync(Compose(siteUrl, batch), WebexJsonContext.Default.RoomIdBatchDto, cancellationToken)
                .ConfigureAwait(false);
            await ReadResultsAsync(batch, siteUrl, response, results, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException refused) when (batch.Count > 1 && MayBeAboutOne(refused.Kind))
        {
            int half = batch.Count / 2;
            await SendAsync(batch.GetRange(0, half), results, cancellationToken).ConfigureAwait(false);
            await SendAsync(batch.GetRange(half, batch.Count - half), results, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            batch.ForEach(request => results[request] = new RoomIdResponse(null, FailureFor(request, batch, failure)));
        }
    }

    private static WebexApiException FailureFor(RoomIdRequest request, List<RoomIdRequest> batch, WebexApiException failure) =>
        batch.Count == 1 ? failure : ResponseMismatch.Shared(Subject(request, request.SiteUrl), failure);

    private static string Subject(RoomIdRequest request, string? siteUrl) =>
        $"New room ID of {request.User}" + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    private static string Subject(List<RoomIdRequest> batch, string? siteUrl) =>
        batch.Count == 1 ? Subject(batch[0], siteUrl) : $"The request for {batch.Count} users";

    private static bool MayBeAboutOne(WebexErrorKind kind) =>
        kind is WebexErrorKind.BadRequest or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.Conflict;

    private static ApiRequest Compose(string siteUrl, List<RoomIdRequest> batch)
    {
        var body = new RoomIdBatchDto { SiteUrl = siteUrl, PersonalMeetingRoomIds = batch.ConvertAll(ToDto) };
        return new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = Path,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, WebexJsonContext.Default.RoomIdBatchDto),
            Subject = Subject(batch, siteUrl),
            Scopes = "meeting:admin_preferences_write and meeting:admin_config_write",
        };
    }

    private static RoomIdDto ToDto(RoomIdRequest request) => new()
    {
        PersonId = request.User.PersonId,
        Email = request.User.PersonId is null ? request.User.Email : null,
        SystemGenerated = request.RoomId is null ? true : null,
        PersonalMeetingRoomId = request.RoomId,
    };

    private async Task ReadResultsAsync(
        List<RoomIdRequest> batch,
        string siteUrl,
        RoomIdBatchDto? response,
        ConcurrentDictionary<RoomIdRequest, RoomIdResponse> results,
        CancellationToken cancellationToken)
    {
        // Accepted without an object: only the requested ID is known.
        if (response is null)
        {
            batch.ForEach(request => results[request] = new RoomIdResponse(ToModel(request, siteUrl, new RoomIdDto()), null));
            return;
        }

        List<RoomIdDto> items = response.PersonalMeetingRoomIds ?? [];
        IReadOnlyDictionary<RoomIdRequest, RoomIdDto> pairs = RoomIdPairing.Pair(batch, items);
        if (pairs.Count < batch.Count && items.Count > pairs.Count && batch.Count > 1)
        {
            pairs = await PairByIdAsync(batch, items, pairs, cancellationToken).ConfigureAwait(false);
        }

        foreach (RoomIdRequest request in batch)
        {
            results[request] = pairs.TryGetValue(request, out RoomIdDto? item)
                ? new RoomIdResponse(ToModel(request, response.SiteUrl ?? siteUrl, item), null)
                : new RoomIdResponse(null, NotNamed(Subject(request, siteUrl), items));
        }
    }

    /// <summary>Finds the owners of several alternate addresses in one batch with the people API.</summary>
    private async Task<IReadOnlyDictionary<RoomIdRequest, RoomIdDto>> PairByIdAsync(
        List<RoomIdRequest> batch,
        List<RoomIdDto> items,
        IReadOnlyDictionary<RoomIdRequest, RoomIdDto> pairs,
        CancellationToken cancellationToken)
    {
        var all = batch.Where(pairs.ContainsKey).ToDictionary(request => request, request => pairs[request]);
        List<RoomIdDto> left = items.Except(all.Values).ToList();
        foreach (RoomIdRequest request in batch.Where(request => !all.ContainsKey(request) && request.User.PersonId is null))
        {
            string? id = await FindIdAsync(request.User.Email!, cancellationToken).ConfigureAwait(false);
            if (id is not null && left.Find(item => item.PersonId is { } returned && PersonIdentifier.AreSame(returned, id)) is { } own)
            {
                all.Add(request, own);
                left.Remove(own);
            }
        }

        List<RoomIdRequest> unpaired = batch.Where(request => !all.ContainsKey(request)).ToList();
        foreach (KeyValuePair<RoomIdRequest, RoomIdDto> pair in RoomIdPairing.Pair(unpaired, left))
        {
            all.Add(pair.Key, pair.Value);
        }

        return all;
    }

    private async Task<string?> FindIdAsync(string email, CancellationToken cancellationToken)
    {
        try
        {
            return await new PeopleClient(client).FindIdAsync(email, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException)
        {
            // The IDs are new already. So a look-up that fails now must not hide those that are known, and nothing may be sent again.
            return null;
        }
    }

    private static PersonalRoomId ToModel(RoomIdRequest request, string siteUrl, RoomIdDto item) => new()
    {
        UserEmail = item.Email ?? request.User.Email,
        PersonId = item.PersonId ?? request.User.PersonId,
        SiteUrl = siteUrl,
        PersonalMeetingRoomId = item.PersonalMeetingRoomId ?? request.RoomId,
    };

    private WebexApiException NotNamed(string subject, List<RoomIdDto> items)
    {
        string named = items.Count == 0 ? string.Empty : $"; it names {string.Join(", ", items.Take(3).Select(Name))}";
        return new WebexApiException(
            WebexErrorKind.InvalidResponse,
            $"{subject}: Webex accepted the request, but its response does not name this user{named}.")
        {
            RecommendedAction = "Look at the room's link with Get-WebexPersonalRoom; it may take up to 30 minutes to show a new ID.",
        };
    }

    private string Name(RoomIdDto item) => (item.Email ?? item.PersonId) is { } name ? client.Show(name) : "(nobody)";
}

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
        ? item.PersonId is { } returned && PersonIdentifier.AreSame(returned, id)
        : string.Equals(item.Email, user.Email, StringComparison.OrdinalIgnoreCase);

    // The response has another ID than the request. No alternate address can explain that.
    private static bool IsOther(RoomIdDto item, UserIdentity user) =>
        user.PersonId is { } id && !string.IsNullOrWhiteSpace(item.PersonId) && !PersonIdentifier.AreSame(item.PersonId!, id);
}
