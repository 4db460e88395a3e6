using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Tells whether Webex ignored the user that was asked for. It may do so without an administrator's scopes, and then returns the signed-in
/// user's own settings. A response about a room names nobody, so it is compared with the signed-in user's own room, which is read once a
/// run and site, and only for changes of others.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to free.")]
internal sealed class CallerRoom
{
    public const string Path = "/meetingPreferences/personalMeetingRoom";

    private static readonly ConditionalWeakTable<ApiClient, CallerRoom> OfRuns = new();

    private readonly ApiClient client;
    private readonly ConcurrentDictionary<string, Lazy<Task<PersonalRoomDto?>>> rooms = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim firstUser = new(1);
    private volatile bool heedsUsers;

    private CallerRoom(ApiClient client)
    {
        this.client = client;
    }

    /// <summary>The one of a run: a command has one <see cref="ApiClient"/>, however many clients of areas it makes.</summary>
    public static CallerRoom Of(ApiClient client) => OfRuns.GetValue(client, static run => new CallerRoom(run));

    /// <summary>Refuses a room that was read for somebody else and is the signed-in user's own.</summary>
    /// <param name="subject">Whose room was to be changed, as the beginning of a sentence.</param>
    /// <param name="room">What Webex returned.</param>
    /// <param name="userEmail">Whom it was read for.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <exception cref="WebexApiException">It is the signed-in user's, or that cannot be found out.</exception>
    public async Task RefuseAsync(
        string subject, PersonalRoomDto room, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (IsCaller(userEmail) || !await IsCallersAsync(room, userEmail, siteUrl, subject, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        throw ResponseMismatch.NotChanged(
            subject,
            $"Webex returned the signed-in user's own room ({room.PersonalMeetingRoomLink}) instead",
            "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write; "
                + "without them Webex may ignore -UserEmail.");
    }

    /// <summary>
    /// The same for settings by which nobody can be told from another, such as a default site: whether Webex heeds the user that is asked
    /// for is the same for all of them, and shows with the first one's room.
    /// </summary>
    /// <inheritdoc cref="RefuseAsync"/>
    /// <returns>False when neither of the two has a room, so that rooms tell nothing.</returns>
    public async Task<bool> RefuseIfUserIsIgnoredAsync(
        string subject, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (heedsUsers || IsCaller(userEmail))
        {
            return true;
        }

        await firstUser.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return heedsUsers = heedsUsers
                || await ShowsRoomsApartAsync(subject, userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            firstUser.Release();
        }
    }

    private async Task<bool> ShowsRoomsApartAsync(string subject, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (await ReadForAsync(userEmail, siteUrl, subject, cancellationToken).ConfigureAwait(false) is not { } room)
        {
            return await HasRoomAsync(subject, siteUrl, cancellationToken).ConfigureAwait(false);
        }

        await RefuseAsync(subject, room, userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> HasRoomAsync(string subject, string? siteUrl, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(siteUrl, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }
    }

    private async Task<bool> IsCallersAsync(
        PersonalRoomDto room, string userEmail, string? siteUrl, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(siteUrl, cancellationToken).ConfigureAwait(false) is { } own
                && RoomIdentity.IsSame(own, room) == true
                && !await IsCallerAsync(userEmail, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }
    }

    private async Task<PersonalRoomDto?> ReadForAsync(
        string userEmail, string? siteUrl, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }
    }

    private bool IsCaller(string userEmail) => string.Equals(userEmail, client.Connection.UserEmail, StringComparison.OrdinalIgnoreCase);

    // The request may name a user, also the signed-in user, by an alternate address.
    private async Task<bool> IsCallerAsync(string userEmail, CancellationToken cancellationToken)
    {
        try
        {
            var people = new PeopleClient(client);
            string? own = client.Connection.PersonId ?? (await people.GetMeAsync(null, cancellationToken).ConfigureAwait(false)).PersonId;
            return own is not null
                && PersonIdComparer.AreSame(own, await people.FindIdAsync(userEmail, cancellationToken).ConfigureAwait(false));
        }
        catch (WebexApiException failure)
            when (failure.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.BadRequest)
        {
            return false;
        }
    }

    private async Task<PersonalRoomDto?> GetAsync(string? siteUrl, CancellationToken cancellationToken)
    {
        string key = siteUrl ?? string.Empty;
        Lazy<Task<PersonalRoomDto?>> room = rooms.GetOrAdd(
            key,
            _ => new Lazy<Task<PersonalRoomDto?>>(() => ReadAsync(null, siteUrl, cancellationToken)));
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

    /// <returns>
    /// The room; null when the user has none, or Webex does not show it to this sign-in. Then no response can show it by mistake.
    /// </returns>
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
            PersonalRoomDto room = await client
                .ReadAsync(request, WebexJsonContext.Default.PersonalRoomDto, cancellationToken)
                .ConfigureAwait(false);
            return string.IsNullOrWhiteSpace(room.PersonalMeetingRoomLink) && string.IsNullOrWhiteSpace(room.SipAddress) ? null : room;
        }
        catch (WebexApiException none)
            when (none.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.BadRequest)
        {
            return null;
        }
    }
}
