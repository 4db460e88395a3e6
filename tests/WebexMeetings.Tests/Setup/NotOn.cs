using System.Reflection;
using Xunit.Sdk;

namespace WebexMeetings.Tests.Setup;

/// <summary>A test that Mono cannot pass, for a reason of Mono's own. It runs on Windows.</summary>
internal sealed class FactExceptOnMonoAttribute : FactAttribute
{
    public FactExceptOnMonoAttribute(string reason) => Skip = Framework.IsMono ? reason : null;
}

/// <summary>A test about what .NET Framework, and so Mono, does by itself.</summary>
internal sealed class FactExceptOnNetFrameworkAttribute : FactAttribute
{
    public FactExceptOnNetFrameworkAttribute(string reason) => Skip = Framework.IsNetFramework ? reason : null;
}

/// <summary>One case of a test, likewise.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class InlineDataExceptOnMonoAttribute : DataAttribute
{
    private readonly object[] data;

    public InlineDataExceptOnMonoAttribute(string reason, params object[] data)
    {
        this.data = data;
        Skip = Framework.IsMono ? reason : null;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [data];
}

internal static class Framework
{
    public static bool IsMono { get; } = Type.GetType("Mono.Runtime") is not null;

    public static bool IsNetFramework { get; } = typeof(object).Assembly.GetName().Name == "mscorlib";
}

/// <summary>The same for a test with data.</summary>
internal sealed class TheoryExceptOnMonoAttribute : TheoryAttribute
{
    public TheoryExceptOnMonoAttribute(string reason) => Skip = Framework.IsMono ? reason : null;
}
