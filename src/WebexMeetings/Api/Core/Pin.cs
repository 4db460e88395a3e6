namespace WebexMeetings.Api.Core;

/// <summary>What Webex allows in no PIN, of whatever length.</summary>
internal static class Pin
{
    /// <summary>Whether this is anything but digits, or digits that count up, count down or repeat, such as 1234, 4321 and 1111.</summary>
    public static bool IsForbidden(string pin) =>
        pin.Length == 0 || !pin.All(c => c is >= '0' and <= '9') || HasStep(pin, 0) || HasStep(pin, 1) || HasStep(pin, -1);

    private static bool HasStep(string pin, int step) =>
        Enumerable.Range(1, pin.Length - 1).All(i => pin[i] - pin[i - 1] == step);
}
