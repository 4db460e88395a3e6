using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Api.Core;

/// <summary>
/// A part of <c>/meetingPreferences</c>: read with GET, and replaced as a whole with PUT. A change therefore reads, checks whose settings
/// came, merges, and writes back at once. What somebody else changes in the few milliseconds between is overwritten; the API offers
/// nothing against that. An area derives from this class and says what is its own: path, types, rules, merge, and how to tell whose
/// settings a response shows. <c>PersonalRoomClient</c> is the example.
/// </summary>
/// <typeparam name="TDto">The response. What a write repeats is a <c>Field</c> there, so that absent and empty stay apart.</typeparam>
/// <typeparam name="TPatch">What a user wants changed; null leaves a setting as it is.</typeparam>
/// <typeparam name="TBody">The body of the PUT.</typeparam>
/// <typeparam name="TModel">What users get.</typeparam>
internal abstract class PreferenceClient<TDto, TPatch, TBody, TModel>(ApiClient client)
    where TDto : class
    where TModel : class
{
    protected ApiClient Client { get; } = client;

    protected abstract string Path { get; }

    protected abstract JsonTypeInfo<TDto> ResponseType { get; }

    protected abstract JsonTypeInfo<TBody> BodyType { get; }

    /// <param name="userEmail">Whose settings; null for those of the signed-in user.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="WebexApiException">There are none, or no response came.</exception>
    public async Task<TModel> GetAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken) =>
        ToModel(await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false), userEmail, siteUrl);

    /// <summary>Looks at what a change would change, and changes nothing.</summary>
    /// <returns>The present state, and what would differ.</returns>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<ChangeResult<TModel>> PreviewAsync(
        string? userEmail, string? siteUrl, TPatch patch, CancellationToken cancellationToken)
    {
        (TDto present, SettingsMerge merge, _) = await MergeAsync(userEmail, siteUrl, patch, cancellationToken).ConfigureAwait(false);
        return new ChangeResult<TModel>(ToModel(present, userEmail, siteUrl), merge.Changes);
    }

    /// <summary>Changes the settings that are named and no other; writes nothing when nothing differs.</summary>
    /// <param name="userEmail">Whose settings; null for those of the signed-in user.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="patch">What to change.</param>
    /// <param name="readBack">Whether to read the new state when Webex does not return it.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The state afterwards, and what differed before.</returns>
    /// <exception cref="WebexApiException">A rule is broken, the response does not allow a change, or no response came.</exception>
    public async Task<ChangeResult<TModel>> ChangeAsync(
        string? userEmail, string? siteUrl, TPatch patch, bool readBack, CancellationToken cancellationToken)
    {
        (TDto present, SettingsMerge merge, TBody body) = await MergeAsync(userEmail, siteUrl, patch, cancellationToken)
            .ConfigureAwait(false);
        if (merge.Changes.Count == 0)
        {
            return new ChangeResult<TModel>(ToModel(present, userEmail, siteUrl), []);
        }

        TDto? written = await WriteAsync(userEmail, siteUrl, present, body, cancellationToken).ConfigureAwait(false);
        written ??= readBack ? await ReadBackAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false) : null;
        return new ChangeResult<TModel>(written is null ? null : ToModel(written, userEmail, siteUrl), merge.Changes);
    }

    /// <summary>The owner of the settings, as the beginning of a sentence.</summary>
    protected abstract string Describe(string? userEmail, string? siteUrl);

    /// <summary>Refuses what breaks a documented rule by itself, before anything is sent.</summary>
    /// <exception cref="WebexApiException">A rule is broken.</exception>
    protected abstract void CheckPatch(string subject, TPatch patch);

    /// <summary>Refuses a response that shows no settings. Most areas always have some.</summary>
    /// <exception cref="WebexApiException">There are none.</exception>
    protected virtual void CheckPresence(ApiRequest request, TDto response)
    {
    }

    /// <summary>Makes the body: the patch where it names a setting, else the response.</summary>
    /// <exception cref="WebexApiException">What would come out breaks a rule.</exception>
    protected abstract TBody Merge(string subject, TDto present, TPatch patch, SettingsMerge merge);

    /// <summary>Refuses a change when the response is not certainly about the user and the site that were asked for.</summary>
    /// <exception cref="WebexApiException">It is not.</exception>
    protected abstract Task CheckOwnerAsync(
        string subject, string? userEmail, string? siteUrl, TDto present, CancellationToken cancellationToken);

    /// <summary>Whether the response to a write shows the new state; an empty object does not.</summary>
    protected abstract bool ShowsState(TDto response);

    /// <summary>Whether the response to a write shows somebody else's settings, in words; null when nothing speaks for it.</summary>
    protected virtual string? FindOtherOwner(TDto present, TDto written) => null;

    protected abstract TModel ToModel(TDto response, string? userEmail, string? siteUrl);

    /// <summary>Reads the settings as the API writes them.</summary>
    protected async Task<TDto> ReadAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = PathFor(userEmail, siteUrl),
            Subject = Describe(userEmail, siteUrl),
            Scopes = userEmail is null ? "meeting:preferences_read" : "meeting:admin_preferences_read (your own: meeting:preferences_read)",
        };
        TDto response = await Client.ReadAsync(request, ResponseType, cancellationToken).ConfigureAwait(false);
        CheckPresence(request, response);
        return response;
    }

    private async Task<(TDto Present, SettingsMerge Merge, TBody Body)> MergeAsync(
        string? userEmail, string? siteUrl, TPatch patch, CancellationToken cancellationToken)
    {
        string subject = Describe(userEmail, siteUrl);
        CheckPatch(subject, patch);
        TDto present = await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        var merge = new SettingsMerge();
        TBody body = Merge(subject, present, patch, merge);
        if (merge.Changes.Count > 0)
        {
            merge.ThrowIfUnknown(subject);
            await CheckOwnerAsync(subject, userEmail, siteUrl, present, cancellationToken).ConfigureAwait(false);
        }

        return (present, merge, body);
    }

    /// <returns>The new state; null when Webex accepted the change without showing it.</returns>
    private async Task<TDto?> WriteAsync(string? userEmail, string? siteUrl, TDto present, TBody body, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = PathFor(userEmail, siteUrl),
            Body = JsonSerializer.SerializeToUtf8Bytes(body, BodyType),
            Subject = Describe(userEmail, siteUrl),
            Scopes = userEmail is null
                ? "meeting:preferences_write"
                : "meeting:admin_preferences_write (your own: meeting:preferences_write)",
        };
        TDto? written = await Client.WriteAsync(request, ResponseType, cancellationToken).ConfigureAwait(false);
        if (written is null || !ShowsState(written))
        {
            return null;
        }

        return FindOtherOwner(present, written) is { } other
            ? throw ResponseMismatch.Sent(request.Subject, $"Webex's response shows {other}")
            : written;
    }

    /// <summary>Reads the settings after a change whose response does not show them.</summary>
    protected async Task<TDto> ReadBackAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotReadBack(Describe(userEmail, siteUrl), failure);
        }
    }

    private string PathFor(string? userEmail, string? siteUrl) =>
        Path + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl);
}
