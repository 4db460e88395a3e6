using System.Collections.Concurrent;
using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.Sites;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary><c>/admin/meetingPreferences/personalMeetingRoom/refreshId</c>.</summary>
internal sealed class PersonalRoomIdClient(ApiClient client, DefaultSite defaultSite)
{
    /// <summary>The most users in one request.</summary>
    public const int LargestBatch = 100;

    private const string Path = "/admin/meetingPreferences/personalMeetingRoom/refreshId";

    /// <summary>Gives each room a new id. A wish that Webex refuses takes no other one down with it.</summary>
    /// <param name="wishes">At most <see cref="LargestBatch"/>, of any kind; they are sorted into requests here.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>An answer for each wish.</returns>
    public async Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> ResetAsync(IReadOnlyList<RoomIdRequest> wishes, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentDictionary<RoomIdRequest, RoomIdResponse>();
        foreach (IEnumerable<RoomIdRequest> round in Rounds(wishes))
        {
            await Task.WhenAll(round.GroupBy(wish => wish.Kind).Select(alike => SendAsync(alike.ToList(), answers, cancellationToken))).ConfigureAwait(false);
        }

        return answers;
    }

    // A request may name each user once; who is named again waits for the next round, so that the last wish is the one that stays.
    private static IEnumerable<IEnumerable<RoomIdRequest>> Rounds(IReadOnlyList<RoomIdRequest> wishes) =>
        wishes
            .GroupBy(wish => (wish.SiteUrl, wish.Key))
            .SelectMany(same => same.Select((wish, round) => (wish, round)))
            .GroupBy(item => item.round, item => item.wish)
            .OrderBy(round => round.Key);

    /// <summary>Sends wishes that are alike. Webex does all of a request or nothing, so a refused one is sent again in halves until the bad ones stand alone.</summary>
    private async Task SendAsync(List<RoomIdRequest> wishes, ConcurrentDictionary<RoomIdRequest, RoomIdResponse> answers, CancellationToken cancellationToken)
    {
        try
        {
            string siteUrl = wishes[0].SiteUrl ?? await defaultSite.GetAsync().ConfigureAwait(false);
            RoomIdBatchDto answer = await client.ReadAsync(Request(siteUrl, wishes), WebexJsonContext.Default.RoomIdBatchDto, cancellationToken).ConfigureAwait(false);
            foreach (RoomIdRequest wish in wishes)
            {
                answers[wish] = AnswerTo(wish, siteUrl, answer);
            }
        }
        catch (WebexApiException refused) when (wishes.Count > 1 && MayBeAboutOne(refused.Kind))
        {
            int half = wishes.Count / 2;
            await SendAsync(wishes.GetRange(0, half), answers, cancellationToken).ConfigureAwait(false);
            await SendAsync(wishes.GetRange(half, wishes.Count - half), answers, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            foreach (RoomIdRequest wish in wishes)
            {
                answers[wish] = new RoomIdResponse(null, failure);
            }
        }
    }

    private static bool MayBeAboutOne(WebexErrorKind kind) =>
        kind is WebexErrorKind.BadRequest or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.Conflict;

    private static ApiRequest Request(string siteUrl, List<RoomIdRequest> wishes)
    {
        var body = new RoomIdBatchDto { SiteUrl = siteUrl, PersonalMeetingRoomIds = wishes.ConvertAll(ToJson) };
        return new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = Path,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, WebexJsonContext.Default.RoomIdBatchDto),
            Subject = $"New room id of {(wishes.Count == 1 ? wishes[0].User.ToString() : $"{wishes[0].User} and {wishes.Count - 1} others")} on '{siteUrl}'",
            Scopes = "meeting:admin_preferences_write and meeting:admin_config_write",
        };
    }

    private static RoomIdDto ToJson(RoomIdRequest wish) => new()
    {
        PersonId = wish.User.PersonId,
        Email = wish.User.PersonId is null ? wish.User.Email : null,
        SystemGenerated = wish.RoomId is null ? true : null,
        PersonalMeetingRoomId = wish.RoomId,
    };

    private static RoomIdResponse AnswerTo(RoomIdRequest wish, string siteUrl, RoomIdBatchDto batch)
    {
        RoomIdDto? given = batch.PersonalMeetingRoomIds?.Find(item => wish.User.PersonId is { } id
            ? item.PersonId == id
            : string.Equals(item.Email, wish.User.Email, StringComparison.OrdinalIgnoreCase));
        return given is null
            ? new RoomIdResponse(null, new WebexApiException(WebexErrorKind.InvalidResponse, $"New room id of {wish.User} on '{siteUrl}': Webex accepted the request, but its answer does not name this user.")
            {
                RecommendedAction = "Look at the room's link with Get-WebexPersonalRoom; it may take up to 30 minutes to show a new id.",
            })
            : new RoomIdResponse(
                new PersonalRoomId
                {
                    UserEmail = given.Email ?? wish.User.Email,
                    PersonId = given.PersonId ?? wish.User.PersonId,
                    SiteUrl = batch.SiteUrl ?? siteUrl,
                    PersonalMeetingRoomId = given.PersonalMeetingRoomId,
                },
                null);
    }
}
