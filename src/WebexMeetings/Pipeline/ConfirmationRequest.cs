namespace WebexMeetings.Pipeline;

/// <summary>A change that somebody has to agree to first.</summary>
/// <param name="Target">What would be changed.</param>
/// <param name="Action">What would be done to it, without any secret.</param>
internal sealed record ConfirmationRequest(string Target, string Action);
