using WebexMeetings.Api.Core;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>What many inputs ask for, and how often it is asked for.</summary>
public sealed class SharedLookupTests
{
    private readonly SharedLookup<string> lookup = new();
    private int requests;

    [Fact]
    public async Task All_who_ask_at_the_same_time_wait_for_one_request()
    {
        var response = new TaskCompletionSource<string>();
        Task<string>[] asking = [.. Enumerable.Range(0, 20).Select(number => GetAsync(number % 2 == 0 ? "key" : "KEY", response.Task))];

        response.SetResult("value");

        Assert.All(await Task.WhenAll(asking), value => Assert.Equal("value", value));
        Assert.Equal(1, requests);
        Assert.Equal("other", await GetAsync("other", Task.FromResult("other")));
        Assert.Equal("value", await GetAsync("key", Task.FromResult("newer")));
        Assert.Equal(2, requests);
    }

    [Fact]
    public async Task A_failure_that_may_pass_ends_those_who_waited_for_it_and_no_later_one()
    {
        foreach (WebexErrorKind kind
            in Enumerable.Range(0, (int)WebexErrorKind.CallbackFailed + 1).Select(number => (WebexErrorKind)number))
        {
            bool isFinal = kind is WebexErrorKind.BadRequest or WebexErrorKind.Unauthorized or WebexErrorKind.Forbidden
                or WebexErrorKind.NotFound or WebexErrorKind.MethodNotAllowed or WebexErrorKind.Gone or WebexErrorKind.InvalidInput;
            var response = new TaskCompletionSource<string>();
            Task<string>[] asking = [.. Enumerable.Range(0, 5).Select(_ => GetAsync($"{kind}", response.Task))];
            response.SetException(new WebexApiException(kind, "No."));
            foreach (Task<string> task in asking)
            {
                Assert.Equal(kind, (await Assert.ThrowsAsync<WebexApiException>(() => task)).Kind);
            }

            Task<string> next = GetAsync($"{kind}", Task.FromResult("value"));

            Assert.Equal(isFinal, await Record.ExceptionAsync(() => next) is WebexApiException);
        }
    }

    [Fact]
    public async Task One_that_was_canceled_is_no_result_either()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => GetAsync("key", Task.FromCanceled<string>(new CancellationToken(true))));

        Assert.Equal("value", await GetAsync("key", Task.FromResult("value")));
    }

    private Task<string> GetAsync(string key, Task<string> response) => lookup.GetAsync(key, () =>
    {
        requests++;
        return response;
    });
}
