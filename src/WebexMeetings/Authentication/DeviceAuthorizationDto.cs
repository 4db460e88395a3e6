using System.Text.Json.Serialization;

namespace WebexMeetings.Authentication;

/// <summary>The answer of <c>POST /device/authorize</c>.</summary>
internal sealed class DeviceAuthorizationDto
{
    [JsonPropertyName("device_code")]
    public string? DeviceCode { get; set; }

    [JsonPropertyName("user_code")]
    public string? UserCode { get; set; }

    [JsonPropertyName("verification_uri")]
    public string? VerificationUri { get; set; }

    [JsonPropertyName("verification_uri_complete")]
    public string? VerificationUriComplete { get; set; }

    /// <summary>In seconds.</summary>
    [JsonPropertyName("expires_in")]
    public long? ExpiresIn { get; set; }

    /// <summary>The least time between two polls, in seconds.</summary>
    [JsonPropertyName("interval")]
    public long? Interval { get; set; }
}
