using System.Net;

namespace WebexMeetings.Http;

/// <summary>An answer began and broke off.</summary>
internal sealed class IncompleteResponseException(HttpResponseMessage response, byte[] firstBytes, Exception innerException)
    : Exception("The answer broke off.", innerException)
{
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    /// <summary>Whether it was longer than a response may be: asking again would bring it again.</summary>
    public bool IsTooLarge => InnerException is BodyTooLargeException;

    public string? TrackingId { get; } = TrackingIdHeader.Read(response);

    /// <summary>What had come until then.</summary>
    public byte[] FirstBytes { get; } = firstBytes;
}

/// <summary>A body is longer than a body may be.</summary>
internal sealed class BodyTooLargeException(string message) : IOException(message);
