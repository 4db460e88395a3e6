using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>
/// The base class for audio, video and scheduling options, whose responses name neither the user nor the site. All inputs of a command
/// share one instance, which finds out once whether Webex ignores the user in the request.
/// </summary>
internal abstract class PreferencePartClient<TDto, TPatch, TBody, TModel>(ApiClient client)
    : PreferenceClient<TDto, TPatch, TBody, TModel>(client)
    where TDto : class
    where TModel : class
{
    /// <summary>An address that nobody can have (RFC 2606).</summary>
    private const string NobodysAddress = "nobody@webexmeetings.invalid";

    private volatile bool honorsUsers;

    /// <summary>Gets the name of this part, as the beginning of a sentence.</summary>
    protected abstract string Part { get; }

    /// <summary>Returns the owner of the options, as the beginning of a sentence.</summary>
    public string Subject(string? userEmail, string? siteUrl) =>
        (userEmail is null ? $"Your own {char.ToLowerInvariant(Part[0])}{Part.Substring(1)}" : $"{Part} of '{userEmail}'")
        + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    protected sealed override string Describe(string? userEmail, string? siteUrl) => Subject(userEmail, siteUrl);

    protected sealed override Task CheckOwnerAsync(
        string subject, string? userEmail, string? siteUrl, TDto present, CancellationToken cancellationToken) =>
        CheckOwnerAsync(subject, userEmail, siteUrl, cancellationToken);

    /// <summary>
    /// Rejects a change for another user when Webex ignores the user in the request, because it would change the signed-in user. Personal
    /// rooms show whether Webex does so. When neither user has one, the response to a request for an impossible user shows it.
    /// </summary>
    protected async Task CheckOwnerAsync(string subject, string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (userEmail is null
            || honorsUsers
            || await CallerRoom.Of(Client)
                .RefuseIfUserIsIgnoredAsync(subject, userEmail, siteUrl, cancellationToken)
                .ConfigureAwait(false))
        {
            return;
        }

        try
        {
            if (ShowsState(await ReadAsync(NobodysAddress, siteUrl, cancellationToken).ConfigureAwait(false)))
            {
                throw ResponseMismatch.NotChanged(
                    subject,
                    "Webex seems to ignore the requested user, and would change the signed-in user instead",
                    "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write.");
            }
        }
        catch (WebexApiException unknown) when (
            unknown.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.Gone or WebexErrorKind.BadRequest)
        {
            honorsUsers = true;
        }
    }
}
