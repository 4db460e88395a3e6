using System.Collections.Concurrent;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Look-ups that all inputs of a run share: each key is requested once. When a request fails in a way that may pass, such as an outage, the
/// next input requests it again. Otherwise one failure would end all inputs of the run.
/// </summary>
internal sealed class SharedLookup<TResult>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TResult>>> results = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="key">The key.</param>
    /// <param name="request">Sends the request, if this is the first one for the key.</param>
    /// <exception cref="WebexApiException">The request failed.</exception>
    public async Task<TResult> GetAsync(string key, Func<Task<TResult>> request)
    {
        Lazy<Task<TResult>> result = results.GetOrAdd(key, _ => new Lazy<Task<TResult>>(request));
        try
        {
            return await result.Value.ConfigureAwait(false);
        }
        catch (Exception failure) when (!IsFinal(failure))
        {
            ((ICollection<KeyValuePair<string, Lazy<Task<TResult>>>>)results).Remove(new(key, result));
            throw;
        }
    }

    private static bool IsFinal(Exception failure) => failure is WebexApiException
    {
        Kind: WebexErrorKind.BadRequest or WebexErrorKind.Unauthorized or WebexErrorKind.Forbidden or WebexErrorKind.NotFound
            or WebexErrorKind.MethodNotAllowed or WebexErrorKind.Gone or WebexErrorKind.InvalidInput,
    };
}
