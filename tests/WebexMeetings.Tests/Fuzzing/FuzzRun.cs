using System.Globalization;
using CsCheck;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>
/// How long generated cases are tried. In Test: a fixed number from a fixed seed, the same each time. With the environment variable
/// WEBEXMEETINGS_FUZZ_MINUTES: that long, each property, from a new seed, which a failure names. A finding goes into <see cref="Corpus"/>.
/// </summary>
internal static class FuzzRun
{
    private const string Seed = "0000KO_Zpzn3";

    private static readonly double Minutes =
        double.TryParse(Environment.GetEnvironmentVariable("WEBEXMEETINGS_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out double minutes) ? minutes : 0;

    public static void Hold<T>(Gen<T> cases, Action<T> property, int count, Func<T, string>? print = null)
    {
        if (Minutes > 0)
        {
            cases.Sample(property, time: (int)(Minutes * 60), print: print);
        }
        else
        {
            cases.Sample(property, seed: Seed, iter: count, threads: 1, print: print);
        }
    }
}
