using System.Runtime.InteropServices;

namespace WebexMeetings.Loader;

/// <summary>Finds the copy of the module's assembly that holds machine code for this .NET and this platform.</summary>
internal static class ReadyToRun
{
    // The version of PowerShell 7.6, for which src/WebexMeetings/ReadyToRun.targets compiles. Other versions are not tested.
    private const int DotNet = 10;

    /// <summary>Returns its path, in a folder beside the portable assembly; null when no such copy exists.</summary>
    public static string? Find(string portable) =>
        Find(portable, Environment.Version.Major, RuntimeInformation.IsOSPlatform, RuntimeInformation.ProcessArchitecture);

    public static string? Find(string portable, int dotNet, Func<OSPlatform, bool> runsOn, Architecture processor)
    {
        if (dotNet != DotNet || NameOf(runsOn) is not { } system || NameOf(processor) is not { } name)
            return null;

        string path = Path.Combine(Path.GetDirectoryName(portable)!, system + "-" + name, Path.GetFileName(portable));
        return File.Exists(path) ? path : null;
    }

    private static string? NameOf(Func<OSPlatform, bool> runsOn) =>
        runsOn(OSPlatform.Windows) ? "win"
        : runsOn(OSPlatform.Linux) ? "linux"
        : runsOn(OSPlatform.OSX) ? "osx"
        : null;

    private static string? NameOf(Architecture processor) => processor switch
    {
        Architecture.X64 => "x64",
        Architecture.Arm64 => "arm64",
        _ => null,
    };
}
