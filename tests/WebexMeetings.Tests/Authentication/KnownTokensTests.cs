using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>What a connection knows of its tokens, from the sign-in on: what is to be saved, what runs, and when it ends.</summary>
public sealed class KnownTokensTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedRefresher endpoint;
    private readonly RefreshingTokenSource source;

    public KnownTokensTests()
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
    public async Task Tokens_of_a_sign_in_are_saved_first_and_renewed_later()
    {
        using var signedIn = new RefreshingTokenSource(
            "DeviceCode", endpoint.Grant("access-0", refreshToken: "refresh-first"), endpoint, time);

        Assert.Equal("access-0", signedIn.PendingTokens!.AccessToken);
        Assert.Equal("refresh-first", signedIn.TakePendingTokens(out bool isNew)!.RefreshToken);
        Assert.True(isNew);
        Assert.Null(signedIn.PendingTokens);

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("access-1", await signedIn.GetTokenAsync(CancellationToken.None));
        Assert.Equal(["refresh-first"], endpoint.Used);
    }

    [Fact]
    public async Task Tokens_that_were_put_back_with_the_same_refresh_token_are_given_again_as_they_were()
    {
        endpoint.Answer = _ => Task.FromResult(endpoint.Grant("access-1", refreshToken: "refresh-0"));
        await source.GetTokenAsync(CancellationToken.None);
        source.TakePendingTokens(out bool isNew);

        source.RequeueTokens(isNew);

        Assert.Equal("access-1", source.TakePendingTokens(out isNew)!.AccessToken);
        Assert.False(isNew);
    }

    [Fact]
    public async Task Before_the_first_renewal_nothing_is_known_and_while_it_runs_it_is_said()
    {
        var answer = new TaskCompletionSource<TokenGrant>();
        endpoint.Answer = _ => answer.Task;
        Assert.Equal((false, 0, null), (source.IsRefreshing, source.Scopes.Count, source.ExpiresAt));

        Task<string> request = source.GetTokenAsync(CancellationToken.None).AsTask();
        await endpoint.WhenAskedAsync();
        Assert.True(source.IsRefreshing);

        answer.SetResult(endpoint.Grant("access-1"));
        await request;
        Assert.False(source.IsRefreshing);
    }

    /// <summary>The end of the refresh token: in hours from the request, as the sign-in and then as the renewal said it.</summary>
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, 50, 50)]
    [InlineData("refresh-2", null, null)]
    [InlineData("refresh-2", 50, 50)]
    public async Task The_end_of_a_refresh_token_is_kept_as_long_as_the_token_is(string? next, int? hours, int? expected)
    {
        DateTimeOffset start = time.GetUtcNow();
        var first = new TokenGrant
        {
            AccessToken = "access-0",
            RefreshToken = "refresh-1",
            AskedAt = start,
            Lifetime = TimeSpan.FromHours(1),
            RefreshTokenExpiresAt = start.AddHours(90),
        };
        endpoint.Answer = _ => Task.FromResult(new TokenGrant
        {
            AccessToken = "access-1",
            RefreshToken = next,
            AskedAt = time.GetUtcNow(),
            RefreshTokenExpiresAt = hours is { } known ? start.AddHours(known) : null,
        });
        using var signedIn = new RefreshingTokenSource("DeviceCode", first, endpoint, time);
        Assert.Equal(start.AddHours(90), signedIn.RefreshTokenExpiresAt);
        time.Advance(TimeSpan.FromHours(1));

        await signedIn.GetTokenAsync(CancellationToken.None);

        // Without a word about it, the old refresh token ends when it would have; of a new one, nothing is known.
        DateTimeOffset? kept = next is null ? start.AddHours(90) : null;
        Assert.Equal(expected is { } end ? start.AddHours(end) : kept, signedIn.RefreshTokenExpiresAt);
    }

    [Fact]
    public async Task A_renewal_that_ended_a_moment_ago_serves_also_who_saw_the_tokens_before_it()
    {
        var clock = new InterruptingTime(time);
        using var interrupted = new RefreshingTokenSource(
            "DeviceCode", endpoint.Grant("access-0", refreshToken: "refresh-0"), endpoint, clock);
        time.Advance(TimeSpan.FromHours(1));
        clock.Interrupt = () => interrupted.GetTokenAsync(CancellationToken.None).AsTask().Wait();

        Assert.Equal("access-1", await interrupted.GetTokenAsync(CancellationToken.None));
        Assert.Single(endpoint.Used);
    }

    /// <summary>A clock where something happens between two lines of the code: at the first look at it.</summary>
    private sealed class InterruptingTime(TimeProvider time) : TimeProvider
    {
        public Action? Interrupt { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            (Action? now, Interrupt) = (Interrupt, null);
            now?.Invoke();
            return time.GetUtcNow();
        }
    }
}
