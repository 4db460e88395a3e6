namespace WebexMeetings.Simulator;

/// <summary>Answers OAuth errors in the shape that the options choose.</summary>
internal sealed class OAuthErrors(SimulatorOptions options)
{
    public Handler Around(Handler handler) => call =>
    {
        try
        {
            return handler(call);
        }
        catch (OAuthException error)
        {
            return error.ToReply(options.OAuth.OAuthErrorShape, call.TrackingId);
        }
    };
}
