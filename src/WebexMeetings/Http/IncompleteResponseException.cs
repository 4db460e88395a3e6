using System.Net;

namespace WebexMeetings.Http;

/// <summary>An answer began and broke off.</summary>
internal sealed class IncompleteResponseException(HttpResponseMessage response, byte[] firstBytes, Exception innerException)
    : Exception("The answer broke off.", innerException)
{
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    public string? TrackingId { get; } = TrackingIdHeader.Read(response);

    /// <summary>What had come until then.</summary>
    public byte[] FirstBytes { get; } = firstBytes;
}
