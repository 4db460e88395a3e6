using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>The base class for audio, video and scheduling options, whose responses name neither the user nor the site.</summary>
internal abstract class PreferencePartClient<TDto, TPatch, TBody, TModel>(ApiClient client)
    : PreferenceClient<TDto, TPatch, TBody, TModel>(client)
    where TDto : class
    where TModel : class
{
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
    /// Rejects a change for another user when Webex ignores the user in the request, because it would change the signed-in user.
    /// </summary>
    protected async Task CheckOwnerAsync(string subject, string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        if (userEmail is null)
        {
            return;
        }

        await CallerRoom.Of(Client)
            .RefuseIfUserIsIgnoredAsync(subject, userEmail, siteUrl, HasOptionsAsync, cancellationToken)
            .ConfigureAwait(false);

        async Task<bool> HasOptionsAsync(string user) =>
            ShowsState(await ReadAsync(user, siteUrl, cancellationToken).ConfigureAwait(false));
    }
}
