using System.Reflection;
using WebexMeetings.Loader;

namespace WebexMeetings.Tests.Loading;

public sealed class AssemblyResolutionPolicyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("WebexMeetings").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    // The three that may be newer than .NET's.
    [InlineData("System.Text.Json", "10.0.0.0", "8.0.0.0", AssemblyOrigin.Module)]
    [InlineData("System.Text.Json", "10.0.0.0", "10.0.0.0", AssemblyOrigin.Platform)]
    [InlineData("System.Text.Json", "10.0.0.0", "11.0.0.0", AssemblyOrigin.Platform)]
    [InlineData("System.Text.Encodings.Web", "10.0.0.0", "9.0.0.0", AssemblyOrigin.Module)]
    [InlineData("System.IO.Pipelines", "10.0.0.0", "9.0.0.0", AssemblyOrigin.Module)]
    // Whatever else .NET has is shared, however old.
    [InlineData("System.Diagnostics.DiagnosticSource", "10.0.0.0", "8.0.0.0", AssemblyOrigin.Platform)]
    [InlineData("System.Memory", null, "8.0.0.0", AssemblyOrigin.Platform)]
    [InlineData("netstandard", null, "2.1.0.0", AssemblyOrigin.Platform)]
    // What .NET does not have is ours if we ship it. A remoting host may not list what .NET has.
    [InlineData("Microsoft.Extensions.Options", "10.0.0.0", null, AssemblyOrigin.Module)]
    [InlineData("System.IO.Pipelines", "10.0.0.0", null, AssemblyOrigin.Module)]
    // A program that hosts PowerShell may list its own.
    [InlineData("Microsoft.Extensions.Options", "10.0.0.0", "8.0.0.0", AssemblyOrigin.Module)]
    [InlineData("Newtonsoft.Json", null, null, AssemblyOrigin.Default)]
    // PowerShell is never ours, even if a copy lies about.
    [InlineData("System.Management.Automation", "3.0.0.0", null, AssemblyOrigin.Default)]
    [InlineData("Microsoft.PowerShell.Commands.Utility", "3.0.0.0", null, AssemblyOrigin.Default)]
    public void What_is_ours_and_what_is_shared(string name, string? shipped, string? platform, object expected)
    {
        if (shipped is not null)
            TestAssembly.Write(Path.Combine(folder, "core"), name, shipped);

        var rule = new AssemblyResolutionPolicy(
            Path.Combine(folder, "core"), asked => asked == name && platform is not null ? new Version(platform) : null);

        Assert.Equal((AssemblyOrigin)expected, rule.Decide(new AssemblyName($"{name}, Version=10.0.0.0")));
    }

    [Fact]
    public void A_satellite_is_left_to_the_default_context()
    {
        TestAssembly.Write(folder, "Microsoft.Extensions.Options", "10.0.0.0");
        var rule = new AssemblyResolutionPolicy(folder, _ => null);

        Assert.Equal(AssemblyOrigin.Default, rule.Decide(new AssemblyName("Microsoft.Extensions.Options, Culture=de")));
    }

    [Fact]
    public void A_platform_list_may_have_a_name_twice()
    {
        string list = string.Join(Path.PathSeparator, Path.Combine("a", "System.Memory.dll"), Path.Combine("b", "system.memory.dll"), "");

        Assert.Equal("System.Memory", Assert.Single(PlatformAssemblies.ReadNames(list)));
    }

    [Fact]
    public void A_host_without_a_platform_list_has_no_platform_assemblies() => Assert.Empty(PlatformAssemblies.ReadNames(null));
}
