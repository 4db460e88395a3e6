using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary>What a token endpoint answered. Nothing in it is shown but what <see cref="Error"/> has: the rest may be tokens.</summary>
internal sealed class OAuthResponse
{
    private readonly byte[] body;

    /// <param name="response">The answer, read to its end.</param>
    /// <param name="secrets">What the request held and nobody may read.</param>
    /// <param name="askedAt">When it was asked for.</param>
    /// <param name="now">When it came.</param>
    public OAuthResponse(HttpResponseMessage response, IReadOnlyList<string> secrets, DateTimeOffset askedAt, DateTimeOffset now)
    {
        body = response.Buffered().Json;
        Status = (int)response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        AskedAt = askedAt;
        RetryAfter = RetryAfterHeader.Read(response, now);
        Error = OAuthErrorBody.Read(IsSuccess ? [] : body, secrets);
        TrackingId = Error.TrackingId ?? TrackingIdHeader.Read(response);
    }

    public DateTimeOffset AskedAt { get; }

    public int Status { get; }

    public bool IsSuccess { get; }

    public TimeSpan? RetryAfter { get; }

    public string? TrackingId { get; }

    /// <summary>Empty after a success.</summary>
    public OAuthErrorBody Error { get; }

    /// <returns>Null when the body is not the JSON that was promised.</returns>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
