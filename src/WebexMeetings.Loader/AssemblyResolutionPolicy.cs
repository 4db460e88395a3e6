using System.Reflection;

namespace WebexMeetings.Loader;

/// <summary>
/// Decides which assemblies the module shares with its process. It shares the assemblies of .NET, at any version: a private copy of
/// System.Diagnostics.DiagnosticSource, for example, would contain a second IMeterFactory that the HttpClient of .NET does not know. The
/// module has its own copy of all other assemblies, whatever other modules have loaded.
/// </summary>
internal sealed class AssemblyResolutionPolicy
{
    // The dependencies need newer versions of these than .NET 8 and 9 have. No other framework assembly exposes their types, so a private
    // copy is safe.
    private static readonly HashSet<string> MayBeNewer = new(StringComparer.OrdinalIgnoreCase)
    {
        "System.IO.Pipelines",
        "System.Text.Encodings.Web",
        "System.Text.Json",
    };

    private readonly string folder;
    private readonly Func<string, Version?> platformVersion;

    /// <param name="folder">The folder of the module's assembly.</param>
    /// <param name="platformVersion">The version that .NET has of an assembly, by simple name; null when it has none.</param>
    public AssemblyResolutionPolicy(string folder, Func<string, Version?> platformVersion)
    {
        this.folder = folder;
        this.platformVersion = platformVersion;
    }

    public string PathInModule(string name) => Path.Combine(folder, name + ".dll");

    public AssemblyOrigin Decide(AssemblyName asked)
    {
        string? name = asked.Name;
        if (string.IsNullOrEmpty(name) || IsPowerShell(name) || !string.IsNullOrEmpty(asked.CultureName))
            return AssemblyOrigin.Default;

        bool shipped = File.Exists(PathInModule(name));
        if (shipped && !IsFramework(name))
            return AssemblyOrigin.Module;

        Version? platform = platformVersion(name);
        if (platform is null)
            return shipped ? AssemblyOrigin.Module : AssemblyOrigin.Default;

        return shipped && MayBeNewer.Contains(name) && platform < asked.Version ? AssemblyOrigin.Module : AssemblyOrigin.Platform;
    }

    // PowerShell recognizes cmdlets by their base class, so there must be only one.
    private static bool IsPowerShell(string name) =>
        name.Equals("System.Management.Automation", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Microsoft.PowerShell.", StringComparison.OrdinalIgnoreCase);

    // A program that hosts PowerShell lists its own libraries with those of .NET, such as an older Microsoft.Extensions.Options.
    private static bool IsFramework(string name) => name.StartsWith("System.", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The origin of an assembly that the module requests.</summary>
internal enum AssemblyOrigin
{
    /// <summary>The default context, which has PowerShell's own assemblies.</summary>
    Default,

    /// <summary>The .NET that PowerShell runs on, at any version.</summary>
    Platform,

    /// <summary>The module's own folder.</summary>
    Module,
}

/// <summary>Finds the assemblies of the .NET that this process runs on.</summary>
internal static class PlatformAssemblies
{
    /// <summary>Their simple names, from the list that the host gave the runtime.</summary>
    public static HashSet<string> ReadNames() => ReadNames(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string);

    // Some hosts list a name twice.
    public static HashSet<string> ReadNames(string? list) =>
        (list ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
