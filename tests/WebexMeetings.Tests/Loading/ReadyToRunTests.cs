using System.Runtime.InteropServices;
using WebexMeetings.Loader;

namespace WebexMeetings.Tests.Loading;

public sealed class ReadyToRunTests : IDisposable
{
    public static readonly string[] Platforms = ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"];

    private readonly string folder = Directory.CreateTempSubdirectory("WebexMeetings").FullName;

    private string Portable => Path.Combine(folder, "WebexMeetings.dll");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("WINDOWS", Architecture.X64, "win-x64")]
    [InlineData("WINDOWS", Architecture.Arm64, "win-arm64")]
    [InlineData("LINUX", Architecture.X64, "linux-x64")]
    [InlineData("LINUX", Architecture.Arm64, "linux-arm64")]
    [InlineData("OSX", Architecture.X64, "osx-x64")]
    [InlineData("OSX", Architecture.Arm64, "osx-arm64")]
    [InlineData("FREEBSD", Architecture.X64, null)]
    [InlineData("WINDOWS", Architecture.X86, null)]
    [InlineData("LINUX", Architecture.Arm, null)]
    public void Each_platform_has_its_folder(string system, Architecture processor, string? expected)
    {
        WriteAll();

        Assert.Equal(expected is null ? null : Path.Combine(folder, expected, "WebexMeetings.dll"), Find(10, system, processor));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(11)]
    public void Other_versions_of_DotNet_have_none(int dotNet)
    {
        WriteAll();

        Assert.Null(Find(dotNet, "LINUX", Architecture.X64));
    }

    [Fact]
    public void A_build_without_machine_code_has_none() => Assert.Null(Find(10, "LINUX", Architecture.X64));

    private string? Find(int dotNet, string system, Architecture processor) =>
        ReadyToRun.Find(Portable, dotNet, OSPlatform.Create(system).Equals, processor);

    private void WriteAll()
    {
        foreach (string platform in Platforms)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, platform)).FullName, "WebexMeetings.dll"), "");
    }
}
