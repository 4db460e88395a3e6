using System.Reflection;
using System.Runtime.Loader;

namespace WebexMeetings.Loader;

/// <summary>Contains the module's assembly and its dependencies that are not part of .NET.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly HashSet<string> _platform = PlatformAssemblies.ReadNames();
    private readonly AssemblyResolutionPolicy _rule;

    public ModuleLoadContext(string assemblyPath)
        : base(Path.GetFileNameWithoutExtension(assemblyPath))
    {
        _rule = new AssemblyResolutionPolicy(Path.GetDirectoryName(assemblyPath)!, VersionOnPlatform);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => _rule.Decide(assemblyName) switch
    {
        // By simple name, because the default context rejects the newer version that the dependencies were compiled against.
        AssemblyOrigin.Platform => LoadFromPlatform(assemblyName.Name!),
        AssemblyOrigin.Module => LoadFromAssemblyPath(_rule.PathInModule(assemblyName.Name!)),
        _ => null,
    };

    private static Assembly LoadFromPlatform(string name) => Default.LoadFromAssemblyName(new AssemblyName(name));

    // The version of the loaded assembly, because reading it from the file takes .NET many times as long.
    private Version? VersionOnPlatform(string name) => _platform.Contains(name) ? LoadFromPlatform(name).GetName().Version : null;
}
