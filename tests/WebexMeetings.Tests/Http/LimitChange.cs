namespace WebexMeetings.Tests.Http;

/// <summary>One limit until a moment, another one from then on.</summary>
internal sealed class LimitChange(IRateLimit before, IRateLimit after, double at) : IRateLimit
{
    public double? Refuse(double now) => (now < at ? before : after).Refuse(now);
}
