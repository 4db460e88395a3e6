namespace WebexMeetings.Tests.Http;

/// <summary>A server's limit. Seconds in, seconds out.</summary>
internal interface IRateLimit
{
    /// <summary>Null when the request may pass, else how long until one may.</summary>
    double? Refuse(double now);
}
