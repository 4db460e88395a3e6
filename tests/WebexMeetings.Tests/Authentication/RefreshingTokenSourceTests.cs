using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>When access tokens are renewed, and when not.</summary>
public sealed class RefreshingTokenSourceTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedRefresher endpoint;
    private readonly RefreshingTokenSource source;

    public RefreshingTokenSourceTests()
    {
        endpoint = new ScriptedRefresher(time);
        endpoint.Answer = number => Task.FromResult(endpoint.Grant($"access-{number}"));
        source = new RefreshingTokenSource("RefreshToken", "refresh-0", endpoint, time);
    }

    public void Dispose()
    {
        source.Dispose();
        endpoint.Dispose();
    }

    [Fact]
    public async Task However_many_wait_one_renewal_serves_them()
    {
        var answer = new TaskCompletionSource<TokenGrant>();
        endpoint.Answer = _ => answer.Task;

        Task<string>[] waiting = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await GetAsync()))];
        await endpoint.WhenAskedAsync();
        answer.SetResult(endpoint.Grant("access-1"));

        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("access-1", token));
        Assert.Single(endpoint.Used);
    }

    [Theory]
    [InlineData(1_209_599, 300)]
    [InlineData(3600, 300)]
    [InlineData(600, 150)]
    [InlineData(60, 15)]
    [InlineData(4, 1)]
    public async Task A_token_is_renewed_ahead_of_its_end(double lifetime, double ahead)
    {
        endpoint.Answer = number => Task.FromResult(endpoint.Grant($"access-{number}", lifetime));
        await GetAsync();

        time.Advance(TimeSpan.FromSeconds(lifetime - ahead - 0.5));
        Assert.Equal("access-1", await GetAsync());
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("access-2", await GetAsync());
    }

    [Fact]
    public async Task A_token_without_a_known_end_is_used_until_it_is_refused()
    {
        endpoint.Answer = number => Task.FromResult(endpoint.Grant($"access-{number}", seconds: null));
        await GetAsync();
        time.Advance(TimeSpan.FromDays(400));

        Assert.Equal("access-1", await GetAsync());
        Assert.Null(source.ExpiresAt);
        Assert.True(await RefusedAsync("access-1"));
        Assert.Equal("access-2", await GetAsync());
    }

    [Fact]
    public async Task A_token_that_many_requests_were_refused_with_is_renewed_once()
    {
        await GetAsync();

        bool[] worthAnotherTry =
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await RefusedAsync("access-1"))));

        Assert.All(worthAnotherTry, Assert.True);
        Assert.Equal("access-2", await GetAsync());
        Assert.Equal(2, endpoint.Used.Count);
    }

    [Fact]
    public async Task The_same_access_token_again_is_not_worth_another_try()
    {
        endpoint.Answer = _ => Task.FromResult(endpoint.Grant("access-1"));
        await GetAsync();

        Assert.False(await RefusedAsync("access-1"));
    }

    [Fact]
    public async Task A_new_refresh_token_is_used_from_then_on_and_an_old_one_kept_where_there_is_none()
    {
        endpoint.Answer = number => Task.FromResult(endpoint.Grant($"access-{number}", refreshToken: number == 2 ? "refresh-2" : null));
        for (int number = 1; number <= 4; number++)
        {
            await GetAsync();
            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["refresh-0", "refresh-0", "refresh-2", "refresh-2"], endpoint.Used);
    }

    [Fact]
    public async Task While_the_token_is_good_a_failed_renewal_fails_nobody_and_is_tried_again_in_half_a_minute()
    {
        await GetAsync();
        endpoint.Answer = _ => throw Failure(WebexErrorKind.ServerError);
        time.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal("access-1", await GetAsync());
        Assert.Equal("access-1", await GetAsync());
        Assert.Equal(2, endpoint.Used.Count);

        time.Advance(TimeSpan.FromSeconds(30));
        endpoint.Answer = _ => Task.FromResult(endpoint.Grant("access-3"));
        Assert.Equal("access-3", await GetAsync());
    }

    [Fact]
    public async Task When_the_token_has_ended_a_failed_renewal_is_the_failure_and_the_next_request_tries_again()
    {
        await GetAsync();
        endpoint.Answer = _ => throw Failure(WebexErrorKind.ServerError);
        time.Advance(TimeSpan.FromMinutes(60));

        var failure = await Assert.ThrowsAsync<WebexApiException>(GetAsync);
        Assert.Equal(WebexErrorKind.ServerError, failure.Kind);

        endpoint.Answer = _ => Task.FromResult(endpoint.Grant("access-3"));
        Assert.Equal("access-3", await GetAsync());
    }

    [Fact]
    public async Task A_refresh_token_that_was_refused_is_not_sent_again()
    {
        endpoint.Answer = _ => throw Failure(WebexErrorKind.Unauthorized);

        await Assert.ThrowsAsync<WebexApiException>(GetAsync);
        await Assert.ThrowsAsync<WebexApiException>(GetAsync);
        await Assert.ThrowsAsync<WebexApiException>(GetAsync);

        Assert.Single(endpoint.Used);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_does_not_lose_the_tokens_that_are_on_their_way()
    {
        var answer = new TaskCompletionSource<TokenGrant>();
        endpoint.Answer = _ => answer.Task;
        using var cancel = new CancellationTokenSource();
        Task<string> request = source.GetTokenAsync(cancel.Token).AsTask();
        await endpoint.WhenAskedAsync();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.False(endpoint.Shutdown.IsCancellationRequested);

        answer.SetResult(endpoint.Grant("access-1", refreshToken: "refresh-1"));
        Assert.Equal("access-1", await GetAsync());
        Assert.Equal("refresh-1", source.TakePendingTokens(out _)!.RefreshToken);
        Assert.Single(endpoint.Used);
    }

    [Fact]
    public async Task Closing_ends_the_renewal_that_is_under_way()
    {
        endpoint.Answer = async _ =>
        {
            await Task.Delay(Timeout.Infinite, endpoint.Shutdown);
            return endpoint.Grant("never");
        };
        Task<string> request = GetAsync();
        await endpoint.WhenAskedAsync();

        source.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task News_are_given_once_and_say_whether_the_refresh_token_is_new()
    {
        endpoint.Answer = number =>
            Task.FromResult(endpoint.Grant($"access-{number}", refreshToken: number < 3 ? "refresh-0" : "refresh-3"));
        Assert.Null(source.TakePendingTokens(out _));

        await GetAsync();
        Assert.Equal("access-1", source.TakePendingTokens(out bool isNew)!.AccessToken);
        Assert.False(isNew);
        Assert.Null(source.PendingTokens);
        Assert.Null(source.TakePendingTokens(out _));

        time.Advance(TimeSpan.FromHours(1));
        await GetAsync();
        time.Advance(TimeSpan.FromHours(1));
        await GetAsync();
        TokenGrant news = source.TakePendingTokens(out isNew)!;
        Assert.Equal(("access-3", "refresh-3", true), (news.AccessToken, news.RefreshToken, isNew));
    }

    [Fact]
    public async Task News_that_were_put_back_are_given_again_as_they_were()
    {
        endpoint.Answer = _ => Task.FromResult(endpoint.Grant("access-1", refreshToken: "refresh-1"));
        await GetAsync();
        TokenGrant news = source.TakePendingTokens(out bool isNew)!;

        source.RequeueTokens(isNew);

        Assert.Same(news, source.TakePendingTokens(out isNew));
        Assert.True(isNew);
        Assert.Null(source.TakePendingTokens(out _));
    }

    [Fact]
    public async Task Scopes_stay_known_when_a_later_answer_leaves_them_out()
    {
        endpoint.Answer = number =>
            Task.FromResult(number == 1 ? endpoint.Grant("access-1", 3600, null, "spark:people_read") : endpoint.Grant("access-2"));
        await GetAsync();
        time.Advance(TimeSpan.FromHours(1));
        await GetAsync();

        Assert.Equal(["spark:people_read"], source.Scopes);
        Assert.Equal(time.GetUtcNow().AddHours(1), source.ExpiresAt);
    }

    [Fact]
    public async Task Tokens_of_a_sign_in_without_a_refresh_token_are_used_until_the_end()
    {
        using var single = new RefreshingTokenSource("Interactive", endpoint.Grant("access-0"), endpoint, time);
        time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("access-0", await single.GetTokenAsync(CancellationToken.None));
        Assert.False(await single.TryRefreshAsync("access-0", CancellationToken.None));
        Assert.Empty(endpoint.Used);
    }

    private static WebexApiException Failure(WebexErrorKind kind) => new(kind, "As the test wants it.");

    private Task<string> GetAsync() => source.GetTokenAsync(CancellationToken.None).AsTask();

    private ValueTask<bool> RefusedAsync(string token) => source.TryRefreshAsync(token, CancellationToken.None);
}
