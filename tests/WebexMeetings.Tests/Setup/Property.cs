using CsCheck;

namespace WebexMeetings.Tests.Setup;

/// <summary>Runs a check on generated cases, the same ones each time, and says which one failed.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> cases, int count, Action<T> check, Func<T, string>? print = null)
    {
        for (uint number = 0; number < count; number++)
        {
            T sample = Case(cases, number);
            try
            {
                check(sample);
            }
            catch (Exception failure)
            {
                Fail(number, count, print is null ? $"{sample}" : print(sample), failure);
            }
        }
    }

    public static async Task HoldsAsync<T>(Gen<T> cases, int count, Func<T, Task> check)
    {
        for (uint number = 0; number < count; number++)
        {
            T sample = Case(cases, number);
            try
            {
                await check(sample);
            }
            catch (Exception failure)
            {
                Fail(number, count, $"{sample}", failure);
            }
        }
    }

    // CsCheck's own Sample uses its seed for the first case only.
    private static T Case<T>(Gen<T> cases, uint number) => cases.Generate(new PCG(stream: 1, seed: number), null, out _);

    private static void Fail(uint number, int count, string sample, Exception failure) =>
        Assert.Fail($"Case {number} of {count}: {sample}{Environment.NewLine}{failure}");
}
