using System.Reflection;
using System.Runtime.Loader;

namespace WebexMeetings.Loader;

/// <summary>
/// Loads the module's assembly into a private load context, so that its dependencies do not conflict with those of other modules.
/// PowerShell calls this once for each runspace that imports the module, possibly from several threads at once.
/// </summary>
/// <remarks>
/// The first version of the module in a process brings the loader for all later ones, so this signature must not change.
/// </remarks>
public static class ModuleLoader
{
    private static readonly Dictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns the assembly at a path, the same one each time. A second copy or another version of the module from another folder gets its
    /// own context and shares nothing with the first.
    /// </summary>
    /// <param name="path">The full path of the module's assembly. Its dependencies are beside it.</param>
    public static Assembly Load(string path)
    {
        path = Path.GetFullPath(path);
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(path, out Assembly? assembly))
            {
                assembly = LoadReadyToRun(path) ?? LoadFile(path, path);
                Loaded.Add(path, assembly);
            }

            return assembly;
        }
    }

    private static Assembly? LoadReadyToRun(string path)
    {
        if (ReadyToRun.Find(path) is not { } copy)
            return null;

        try
        {
            return LoadFile(path, copy);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            // The copy is damaged or blocked by a policy. The portable assembly is only slower.
            return null;
        }
    }

    // Each attempt has its own context: a failed one may remember.
    private static Assembly LoadFile(string portable, string file) => new ModuleLoadContext(portable, file).LoadFromAssemblyPath(file);
}

/// <summary>Contains the module's assembly and its dependencies that are not part of .NET.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly HashSet<string> platform = PlatformAssemblies.ReadNames();
    private readonly AssemblyResolutionPolicy rule;
    private readonly string folder;

    /// <param name="portable">The path of the module's portable assembly. All dependencies are beside it.</param>
    /// <param name="file">The copy to load. Beside it are the dependencies that have machine code for it.</param>
    public ModuleLoadContext(string portable, string file)
        : base(Path.GetFileNameWithoutExtension(portable))
    {
        rule = new AssemblyResolutionPolicy(Path.GetDirectoryName(portable)!, VersionOnPlatform);
        folder = Path.GetDirectoryName(file)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName) => rule.Decide(assemblyName) switch
    {
        // By simple name, because the default context rejects the newer version that the dependencies were compiled against.
        AssemblyOrigin.Platform => LoadFromPlatform(assemblyName.Name!),
        AssemblyOrigin.Module => LoadFromModule(assemblyName.Name!),
        _ => null,
    };

    private static Assembly LoadFromPlatform(string name) => Default.LoadFromAssemblyName(new AssemblyName(name));

    private Assembly LoadFromModule(string name)
    {
        string copy = Path.Combine(folder, name + ".dll");
        if (File.Exists(copy))
        {
            try
            {
                return LoadFromAssemblyPath(copy);
            }
            catch (Exception e) when (e is BadImageFormatException or FileLoadException)
            {
                // It is damaged, or a policy blocks it because it has no signature of Microsoft. The portable one has.
            }
        }

        return LoadFromAssemblyPath(rule.PathInModule(name));
    }

    // The version of the loaded assembly, because reading it from the file takes .NET many times as long.
    private Version? VersionOnPlatform(string name) => platform.Contains(name) ? LoadFromPlatform(name).GetName().Version : null;
}
