using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;
using WebexMeetings.Connections;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Finds out whether Webex ignored the user in the request. Without an administrator's scopes, Webex may do so and return the signed-in
/// user's own settings. A response about a room names nobody, so this class compares it with the signed-in user's own room. It reads that
/// room once for each run and site, and only for changes to other users.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to free.")]
internal sealed class CallerRoom
{
    /// <summary>An address that nobody can have (RFC 2606).</summary>
    private const string NobodysAddress = "nobody@webexmeetings.invalid";

    private static readonly ConditionalWeakTable<ApiClient, CallerRoom> OfRuns = new();

    private readonly ApiClient client;
    private readonly SharedLookup<PersonalRoomDto?> rooms = new();
    private readonly SemaphoreSlim firstUser = new(1);
    private volatile bool heedsUsers;

    private CallerRoom(ApiClient client)
    {
        this.client = client;
    }

    /// <summary>Returns the instance of a run. A command has one <see cref="ApiClient"/>, however many area clients it creates.</summary>
    public static CallerRoom Of(ApiClient client) => OfRuns.GetValue(client, static run => new CallerRoom(run));

    /// <summary>Rejects a room that was read for another user and is the signed-in user's own.</summary>
    /// <param name="subject">The owner of the room to change, as the beginning of a sentence.</param>
    /// <param name="room">What Webex returned.</param>
    /// <param name="userEmail">The user in the request.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>
    /// Whether the room is another than the signed-in user's, which proves that Webex uses the user. An address of the signed-in user does
    /// not prove it.
    /// </returns>
    /// <exception cref="WebexApiException">The room belongs to the signed-in user, or this could not be checked.</exception>
    public async Task<bool> RefuseAsync(
        string subject, PersonalRoomDto room, string userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (IsCaller(userEmail))
        {
            return false;
        }

        try
        {
            if (await GetAsync(siteUrl, cancellationToken).ConfigureAwait(false) is not { } own || RoomIdentity.IsSame(own, room) != true)
            {
                return true;
            }

            if (await IsCallerAsync(userEmail, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }

        throw ResponseMismatch.NotChanged(
            subject,
            $"Webex returned the signed-in user's own room ({client.Show(room.PersonalMeetingRoomLink)}) instead",
            "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write; "
                + "without them Webex may ignore -UserEmail.");
    }

    /// <summary>
    /// Does the same for settings that do not identify a user, such as a default site. Webex either uses or ignores the user in all such
    /// requests, and the personal room of the first user shows which. When neither user has a room, the response to a request for an
    /// impossible user shows it.
    /// </summary>
    /// <param name="subject">The owner of the settings to change, as the beginning of a sentence.</param>
    /// <param name="userEmail">The user in the request.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="hasSettings">Requests the settings of a user, and returns whether Webex returned any.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <exception cref="WebexApiException">Webex ignores the user, or this could not be checked.</exception>
    public async Task RefuseIfUserIsIgnoredAsync(
        string subject, string userEmail, string? siteUrl, Func<string, Task<bool>> hasSettings, CancellationToken cancellationToken)
    {
        if (heedsUsers || IsCaller(userEmail))
        {
            return;
        }

        await firstUser.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (heedsUsers)
            {
                return;
            }

            PersonalRoomDto? room = await ReadForAsync(userEmail, siteUrl, subject, cancellationToken).ConfigureAwait(false);
            heedsUsers = room is not null
                ? await RefuseAsync(subject, room, userEmail, siteUrl, cancellationToken).ConfigureAwait(false)
                : await HasRoomAsync(subject, siteUrl, cancellationToken).ConfigureAwait(false)
                    || await RejectsNobodyAsync(subject, userEmail, hasSettings).ConfigureAwait(false);
        }
        finally
        {
            firstUser.Release();
        }
    }

    /// <returns>
    /// Whether Webex shows the settings of the user and rejects the request for nobody's, which proves that it uses the user. An empty
    /// response proves nothing.
    /// </returns>
    private static async Task<bool> RejectsNobodyAsync(string subject, string userEmail, Func<string, Task<bool>> hasSettings)
    {
        bool isAnswered;
        try
        {
            // A sign-in that may not read settings at all would be rejected for nobody's as well.
            await hasSettings(userEmail).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }

        try
        {
            isAnswered = await hasSettings(NobodysAddress).ConfigureAwait(false);
        }
        catch (WebexApiException unknown) when (
            unknown.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.BadRequest)
        {
            return true;
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }

        return isAnswered
            ? throw ResponseMismatch.NotChanged(
                subject,
                "Webex seems to ignore the requested user, and would change the signed-in user instead",
                "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write.")
            : false;
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
                && PersonIdentifier.AreSame(own, await people.FindIdAsync(userEmail, cancellationToken).ConfigureAwait(false));
        }
        catch (WebexApiException failure)
            when (failure.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.BadRequest)
        {
            return false;
        }
    }

    private Task<PersonalRoomDto?> GetAsync(string? siteUrl, CancellationToken cancellationToken) =>
        rooms.GetAsync(siteUrl ?? string.Empty, () => ReadAsync(null, siteUrl, cancellationToken));

    /// <returns>
    /// The room; null when the user has none, or Webex does not show it to this sign-in. Then no response can show it by mistake.
    /// </returns>
    private async Task<PersonalRoomDto?> ReadAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = PersonalRoomClient.RoomPath + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Subject = PersonalRoomClient.Subject(userEmail, siteUrl),
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

/// <summary>
/// Identifies the room in a response. The response names no owner and no site, but its link and its SIP address are unique to the room.
/// </summary>
internal static class RoomIdentity
{
    private static readonly string[] WebexDomains = [".webex.com", ".webex.com.cn", ".webexgov.us"];

    /// <summary>Returns whether both responses show the same room; null when they have nothing to compare.</summary>
    public static bool? IsSame(PersonalRoomDto one, PersonalRoomDto other) => IsSame(
        AreEqual(Link(one.PersonalMeetingRoomLink), Link(other.PersonalMeetingRoomLink)),
        AreEqual(one.SipAddress, other.SipAddress));

    /// <inheritdoc cref="IsSame(PersonalRoomDto,PersonalRoomDto)"/>
    public static bool? IsSame(PersonalRoom one, PersonalRoom other) => IsSame(
        AreEqual(Link(one.PersonalMeetingRoomLink), Link(other.PersonalMeetingRoomLink)),
        AreEqual(one.SipAddress, other.SipAddress));

    /// <summary>
    /// Returns the host in the room's link when it is another site than the requested one; else null. A link on the customer's own domain
    /// does not show the site.
    /// </summary>
    public static string? OtherSite(PersonalRoomDto room, string siteUrl) =>
        AbsoluteAddress.ParseOrNull(Link(room.PersonalMeetingRoomLink)) is { } link
        && IsWebexHost(link.IdnHost)
        && IsWebexHost(siteUrl)
        && !string.Equals(link.IdnHost, siteUrl, StringComparison.OrdinalIgnoreCase)
            ? link.IdnHost
            : null;

    private static bool IsWebexHost(string host) => WebexDomains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    private static bool? IsSame(bool? byLink, bool? bySip) => byLink == true || bySip == true ? true : byLink ?? bySip;

    private static string? Link(string? link) => link?.Trim().TrimEnd('/');

    private static bool? AreEqual(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other)
            ? null
            : string.Equals(one!.Trim(), other!.Trim(), StringComparison.OrdinalIgnoreCase);
}
