using CsCheck;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>Runs a check on generated cases, the same ones each time, and says which one failed.</summary>
internal static class Property
{
    public static async Task HoldsAsync<T>(Gen<T> cases, int count, Func<T, Task> check)
    {
        for (uint number = 0; number < count; number++)
        {
            T sample = cases.Generate(new PCG(stream: 1, seed: number), null, out _);
            try
            {
                await check(sample);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Case {number} of {count}: {sample}{Environment.NewLine}{failure}");
            }
        }
    }
}
