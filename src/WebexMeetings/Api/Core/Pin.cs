namespace WebexMeetings.Api.Core;

/// <summary>The rules that Webex applies to every PIN, regardless of its length.</summary>
internal static class Pin
{
    /// <summary>
    /// Returns whether the text has other characters than digits, or digits that count up, count down or repeat, as in 1234, 4321 and 1111.
    /// </summary>
    public static bool IsForbidden(string pin) =>
        pin.Length == 0 || !pin.All(c => c is >= '0' and <= '9') || HasStep(pin, 0) || HasStep(pin, 1) || HasStep(pin, -1);

    private static bool HasStep(string pin, int step) =>
        Enumerable.Range(1, pin.Length - 1).All(i => pin[i] - pin[i - 1] == step);
}
