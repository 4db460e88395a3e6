using WebexMeetings.Authentication;

namespace WebexMeetings.Tests.Setup;

/// <summary>A token endpoint that a test answers by hand, or with the same answer each time.</summary>
internal sealed class ScriptedRefresher(TimeProvider time) : ITokenRefresher
{
    private readonly SemaphoreSlim asked = new(0);

    /// <summary>The refresh tokens that came, in order.</summary>
    public List<string> Used { get; } = [];

    /// <summary>The answer to the n-th question, from 1; a test replaces it.</summary>
    public Func<int, Task<TokenGrant>> Answer { get; set; } = _ => throw new InvalidOperationException("The test has no answer.");

    /// <summary>The token by which the renewal under way would be ended.</summary>
    public CancellationToken Shutdown { get; private set; }

    public TokenGrant Grant(string accessToken, double? seconds = 3600, string? refreshToken = null, params string[] scopes) => new()
    {
        AccessToken = accessToken,
        RefreshToken = refreshToken,
        AskedAt = time.GetUtcNow(),
        Lifetime = seconds is { } known ? TimeSpan.FromSeconds(known) : null,
        Scopes = scopes,
    };

    /// <summary>Completes when one more renewal has begun.</summary>
    public Task WhenAskedAsync() => asked.WaitAsync();

    public Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        Shutdown = cancellationToken;
        Used.Add(refreshToken);
        asked.Release();
        return Answer(Used.Count);
    }

    public void Dispose()
    {
    }
}
