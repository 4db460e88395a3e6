using System.Reflection;
using System.Runtime.Loader;

namespace WebexMeetings.Loader;

/// <summary>Holds the module's assembly and those of its dependencies that .NET does not bring itself.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly SharingRule _rule;

    public ModuleLoadContext(string assemblyPath)
        : base(Path.GetFileNameWithoutExtension(assemblyPath))
    {
        _rule = new SharingRule(Path.GetDirectoryName(assemblyPath)!, PlatformAssemblies.ReadPaths());
    }

    protected override Assembly? Load(AssemblyName assemblyName) => _rule.Decide(assemblyName) switch
    {
        // By simple name: asked for the newer version that our dependencies were compiled against, the default context would refuse.
        AssemblyOrigin.Platform => Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!)),
        AssemblyOrigin.Module => LoadFromAssemblyPath(_rule.PathInModule(assemblyName.Name!)),
        _ => null,
    };
}
