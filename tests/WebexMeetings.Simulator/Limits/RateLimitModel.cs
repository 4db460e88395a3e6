namespace WebexMeetings.Simulator;

public enum RateLimitModel
{
    Off,
    FixedWindow,
    TokenBucket,
}
