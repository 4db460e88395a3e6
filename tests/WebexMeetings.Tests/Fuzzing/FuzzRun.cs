using System.Globalization;
using CsCheck;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>
/// How long generated cases are tried. In Test: a fixed number, the same cases each time. With the environment variable
/// WEBEXMEETINGS_FUZZ_MINUTES, which build.ps1 Fuzz sets: that long in all, new cases, and a failure names its seed. A finding goes into
/// <see cref="Corpus"/>.
/// </summary>
internal static class FuzzRun
{
    private static readonly double Minutes =
        double.TryParse(Environment.GetEnvironmentVariable("WEBEXMEETINGS_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out double minutes)
            ? minutes
            : 0;

    /// <param name="cases">The generator.</param>
    /// <param name="property">What throws unless a case is right.</param>
    /// <param name="count">The number of cases in Test.</param>
    /// <param name="share">The part of the minutes that this property gets.</param>
    /// <param name="print">Text of a case for a failing test.</param>
    public static void Hold<T>(Gen<T> cases, Action<T> property, int count, double share, Func<T, string>? print = null)
    {
        if (Minutes > 0)
        {
            cases.Sample(property, time: Math.Max(1, (int)(Minutes * 60 * share)), print: print);
        }
        else
        {
            Property.Holds(cases, count, property, print);
        }
    }
}
