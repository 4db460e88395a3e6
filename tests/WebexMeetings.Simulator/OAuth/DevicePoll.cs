namespace WebexMeetings.Simulator;

internal static class DevicePoll
{
    /// <summary>Webex says 428 to a client that has to wait; the standard would say 400.</summary>
    public static void ThrowUnlessApproved(DeviceGrant device)
    {
        switch (device.State)
        {
            case DeviceState.Approved:
                return;
            case DeviceState.Pending:
                throw new OAuthException("authorization_pending", "The user has not yet completed the sign-in.", 428);
            case DeviceState.Denied:
                throw new OAuthException("access_denied", "The user has denied the sign-in.");
            default:
                throw new OAuthException("invalid_grant", "The device code has been used.");
        }
    }
}
