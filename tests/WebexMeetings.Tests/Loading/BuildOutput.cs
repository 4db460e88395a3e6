using System.Reflection;

namespace WebexMeetings.Tests.Loading;

/// <summary>Where the build put what ships; the project file knows.</summary>
internal static class BuildOutput
{
    public static string Core => Folder("CoreOutput");

    public static string Desktop => Folder("DesktopOutput");

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string NetFramework => Folder("NetFramework");

    public static string[] Assemblies(string folder) => Directory.GetFiles(folder, "*.dll");

    private static string Folder(string key) =>
        typeof(BuildOutput).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
