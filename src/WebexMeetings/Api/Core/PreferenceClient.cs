using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Api.Core;

/// <summary>
/// A part of <c>/meetingPreferences</c>, which GET reads and PUT replaces as a whole. A change therefore reads the settings, checks their
/// owner, merges, and writes back at once. It overwrites a concurrent change in the few milliseconds between, because the API has no means
/// to detect one. A derived class has the path, types, rules, the merge and the check of the owner. See <c>PersonalRoomClient</c> for an
/// example.
/// </summary>
/// <typeparam name="TDto">The response. A setting that a write repeats is a <c>Field</c>, so that absent and empty differ.</typeparam>
/// <typeparam name="TPatch">The requested change; null leaves a setting as it is.</typeparam>
/// <typeparam name="TBody">The body of the PUT.</typeparam>
/// <typeparam name="TModel">The public model.</typeparam>
internal abstract class PreferenceClient<TDto, TPatch, TBody, TModel>(ApiClient client)
    where TDto : class
    where TModel : class
{
    protected ApiClient Client { get; } = client;

    protected abstract string Path { get; }

    protected abstract JsonTypeInfo<TDto> ResponseType { get; }

    protected abstract JsonTypeInfo<TBody> BodyType { get; }

    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="WebexApiException">The user has none, or no response arrived.</exception>
    public Task<TModel> GetAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken) =>
        ReadAsync(userEmail, siteUrl, ToModel, cancellationToken);

    /// <summary>Finds out what a change would change, and changes nothing.</summary>
    /// <returns>The current state, and the differences.</returns>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<ChangeResult<TModel>> PreviewAsync(
        string? userEmail, string? siteUrl, TPatch patch, CancellationToken cancellationToken)
    {
        (TDto present, SettingsMerge merge, _) = await MergeAsync(userEmail, siteUrl, patch, cancellationToken).ConfigureAwait(false);
        return new ChangeResult<TModel>(ToModel(present, userEmail, siteUrl), merge.Changes);
    }

    /// <summary>Changes the named settings and no others. Sends nothing when nothing differs.</summary>
    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="patch">The requested change.</param>
    /// <param name="readBack">Whether to read the new state when Webex does not return it.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The state after the change, and the differences.</returns>
    /// <exception cref="WebexApiException">A value breaks a rule, the response does not allow a change, or no response arrived.</exception>
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

    /// <summary>Returns the documented rule that the requested values break, before anything is sent; null when they break none.</summary>
    protected abstract string? ProblemIn(TPatch patch);

    /// <summary>Rejects a response without settings. Most areas always have some.</summary>
    /// <exception cref="WebexApiException">There are none.</exception>
    protected virtual void CheckPresence(ApiRequest request, TDto response)
    {
    }

    /// <summary>Returns the body: the settings of the patch, and those of the response for the rest.</summary>
    /// <exception cref="WebexApiException">The result breaks a rule.</exception>
    protected abstract TBody Merge(string subject, TDto present, TPatch patch, SettingsMerge merge);

    /// <summary>Rejects a change when the response is not certainly about the user and the site in the request.</summary>
    /// <exception cref="WebexApiException">It is not.</exception>
    protected abstract Task CheckOwnerAsync(
        string subject, string? userEmail, string? siteUrl, TDto present, CancellationToken cancellationToken);

    /// <summary>Returns whether the response to a write shows the new state; an empty object does not.</summary>
    protected abstract bool ShowsState(TDto response);

    /// <summary>Returns the other owner that the response to a write shows, as text; null when nothing indicates one.</summary>
    protected virtual string? FindOtherOwner(TDto present, TDto written) => null;

    protected abstract TModel ToModel(TDto response, string? userEmail, string? siteUrl);

    protected static void ThrowIfProblem(string subject, string? problem)
    {
        if (problem is not null)
        {
            throw InvalidInput.Create($"{subject}: {problem}", "Correct this value and run the command again for this input.");
        }
    }

    /// <summary>Reads the settings as the API writes them.</summary>
    protected Task<TDto> ReadAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken) =>
        ReadAsync(userEmail, siteUrl, static (response, _, _) => response, cancellationToken);

    // One asynchronous method for all of this: .NET compiles a dozen methods for each in the first command of a session.
    private async Task<T> ReadAsync<T>(
        string? userEmail, string? siteUrl, Func<TDto, string?, string?, T> convert, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = PathFor(userEmail, siteUrl),
            Subject = Describe(userEmail, siteUrl),
            Scopes = userEmail is null ? "meeting:preferences_read" : "meeting:admin_preferences_read (your own: meeting:preferences_read)",
        };
        using HttpResponseMessage response = await Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        TDto content = ApiClient.Read(request, response, ResponseType);
        CheckPresence(request, content);
        return convert(content, userEmail, siteUrl);
    }

    private async Task<(TDto Present, SettingsMerge Merge, TBody Body)> MergeAsync(
        string? userEmail, string? siteUrl, TPatch patch, CancellationToken cancellationToken)
    {
        string subject = Describe(userEmail, siteUrl);
        ThrowIfProblem(subject, ProblemIn(patch));
        TDto present = await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        var merge = new SettingsMerge();
        TBody body = Merge(subject, present, patch, merge);
        if (merge.Changes.Count > 0)
        {
            merge.ThrowIfUnknown(subject);
        }

        // Also when nothing differs, because "No changes needed" about the settings of somebody else would be wrong.
        await CheckOwnerAsync(subject, userEmail, siteUrl, present, cancellationToken).ConfigureAwait(false);
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

/// <summary>The rules that Webex applies to every PIN, regardless of its length.</summary>
internal static class Pin
{
    /// <summary>
    /// Returns whether the text has other characters than digits, or digits that count up, count down or repeat, as in 1234, 4321 and 1111.
    /// </summary>
    public static bool IsForbidden(string pin) =>
        pin.Length == 0 || !pin.All(c => c is >= '0' and <= '9') || HasStep(pin, 0) || HasStep(pin, 1) || HasStep(pin, -1);

    private static bool HasStep(string pin, int step) =>
        Enumerable.Range(1, pin.Length - 1).All(i => pin[i] - pin[i - 1] == step);
}
