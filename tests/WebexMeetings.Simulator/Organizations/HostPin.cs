using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>The rules of Webex for host PINs: four digits, no run (1234, 4321), no repetition (1111).</summary>
internal static class HostPin
{
    public static bool IsAllowed(string pin) =>
        pin.Length == 4 && pin.All(char.IsAsciiDigit) && !HasStep(pin, 1) && !HasStep(pin, -1) && !HasStep(pin, 0);

    /// <summary>Every tenth person gets a leading zero: it must survive the way through CSV files and numbers.</summary>
    public static string Derive(ulong hash, bool leadingZero)
    {
        int limit = leadingZero ? 1000 : 10_000;
        for (ulong attempt = 0; ; attempt++)
        {
            string pin = ((int)(StableHash.Mix(hash, attempt) % (ulong)limit)).ToString("D4", CultureInfo.InvariantCulture);
            if (IsAllowed(pin))
                return pin;
        }
    }

    private static bool HasStep(string pin, int step)
    {
        for (int index = 1; index < pin.Length; index++)
        {
            if (pin[index] - pin[index - 1] != step)
                return false;
        }
        return true;
    }
}
