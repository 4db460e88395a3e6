using System.Collections.Concurrent;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Tells whether Webex ignored the user that was asked for. It may do so without an administrator's scopes, and then returns the signed-in
/// user's own settings. A response about a room names nobody, so it is compared with the signed-in user's own room, which is read once a
/// run and site, and only for changes of others.
/// </summary>
internal sealed class CallerRoom(ApiClient client)
{
    public const string Path = "/meetingPreferences/personalMeetingRoom";

    private readonly ConcurrentDictionary<string, Lazy<Task<PersonalRoomDto?>>> rooms = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool honorsUsers;

    /// <summary>Refuses a room that was read for somebody else and is the signed-in user's own.</summary>
    /// <param name="subject">Whose room was to be changed, as the beginning of a sentence.</param>
    /// <param name="room">What Webex returned.</param>
    /// <param name="userEmail">Whom it was read for.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <exception cref="WebexApiException">It is the signed-in user's, or that cannot be found out.</exception>
    public async Task RefuseAsync(string subject, PersonalRoomDto room, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (IsCaller(userEmail)
            || await GetAsync(siteUrl, cancellationToken).ConfigureAwait(false) is not { } own
            || RoomIdentity.IsSame(own, room) == false
            || await IsCallerAsync(userEmail, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        throw ResponseMismatch.NotChanged(
            subject,
            $"Webex returned the signed-in user's own room ({own.PersonalMeetingRoomLink}) instead",
            "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write; without them Webex may ignore -UserEmail.");
    }

    /// <summary>
    /// The same for settings by which nobody can be told from another, such as a default site: whether Webex heeds the user that is asked
    /// for is the same for all of them, and shows with the first one's room.
    /// </summary>
    /// <inheritdoc cref="RefuseAsync"/>
    public async Task RefuseIfUserIsIgnoredAsync(string subject, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (honorsUsers || IsCaller(userEmail) || await GetAsync(siteUrl, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        if (await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false) is { } room)
        {
            await RefuseAsync(subject, room, userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        }

        honorsUsers = true;
    }

    private bool IsCaller(string userEmail) => string.Equals(userEmail, client.Connection.UserEmail, StringComparison.OrdinalIgnoreCase);

    // A user may be asked for by an alternate address, also the signed-in one.
    private async Task<bool> IsCallerAsync(string userEmail, CancellationToken cancellationToken)
    {
        try
        {
            var people = new PeopleClient(client);
            string? own = client.Connection.PersonId ?? (await people.GetMeAsync(null, cancellationToken).ConfigureAwait(false)).PersonId;
            return own is not null && PersonIdComparer.AreSame(own, await people.FindIdAsync(userEmail, cancellationToken).ConfigureAwait(false));
        }
        catch (WebexApiException failure) when (failure.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.BadRequest)
        {
            return false;
        }
    }

    private async Task<PersonalRoomDto?> GetAsync(string? siteUrl, CancellationToken cancellationToken)
    {
        string key = siteUrl ?? string.Empty;
        Lazy<Task<PersonalRoomDto?>> room = rooms.GetOrAdd(key, _ => new Lazy<Task<PersonalRoomDto?>>(() => ReadAsync(null, siteUrl, cancellationToken)));
        try
        {
            return await room.Value.ConfigureAwait(false);
        }
        catch
        {
            // A failure ends the inputs that waited for it; the next one asks again.
            ((ICollection<KeyValuePair<string, Lazy<Task<PersonalRoomDto?>>>>)rooms).Remove(new(key, room));
            throw;
        }
    }

    /// <returns>Null when there is no room, or Webex does not show it to this sign-in; then no response can be it by mistake.</returns>
    private async Task<PersonalRoomDto?> ReadAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = Path + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Subject = PersonalRoomClient.Subject(userEmail, siteUrl),
            Scopes = "meeting:preferences_read",
        };
        try
        {
            PersonalRoomDto room = await client.ReadAsync(request, WebexJsonContext.Default.PersonalRoomDto, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrWhiteSpace(room.PersonalMeetingRoomLink) && string.IsNullOrWhiteSpace(room.SipAddress) ? null : room;
        }
        catch (WebexApiException none) when (none.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.BadRequest)
        {
            return null;
        }
    }
}
