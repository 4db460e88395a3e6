namespace WebexMeetings.Tests.Http;

/// <summary>So many requests from the first one on, then none until the window is over.</summary>
internal sealed class FixedWindow(int requests, double seconds) : IRateLimit
{
    private double since = double.NegativeInfinity;
    private int left;

    public double? Refuse(double now)
    {
        if (now - since >= seconds)
        {
            since = now;
            left = requests;
        }

        return left-- > 0 ? null : since + seconds - now;
    }
}
