namespace WebexMeetings.Simulator;

/// <summary>Numbers that look random and are the same on every run and machine (the SplitMix64 finalizer).</summary>
internal static class StableHash
{
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public static ulong Mix(ulong first, ulong second) => Mix(Mix(first) ^ second);

    public static ulong Mix(ulong first, ulong second, ulong third) => Mix(Mix(first, second) ^ third);

    public static ulong Text(ulong seed, ReadOnlySpan<char> text)
    {
        ulong hash = seed ^ 14695981039346656037;
        foreach (char character in text)
            hash = (hash ^ character) * 1099511628211;
        return Mix(hash);
    }
}
