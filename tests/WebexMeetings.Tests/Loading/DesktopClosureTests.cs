using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WebexMeetings.Tests.Loading;

/// <summary>
/// .NET Framework takes the exact version that a reference names, unless a program's configuration says otherwise, and a module has none.
/// So each reference in what ships must be met exactly: by what ships, or by .NET Framework 4.7.2 itself.
/// </summary>
public sealed class DesktopClosureTests
{
    // Windows PowerShell brings these.
    private static readonly string[] FromHost = ["System.Management.Automation"];

    // Met by .NET Framework 4.7.1 and later at any version, higher ones too: dotnet/maintenance-packages issue 243.
    private static readonly string[] AtAnyVersion = ["System.ValueTuple"];

    [Fact]
    public void Every_reference_is_met_without_a_binding_redirect()
    {
        Dictionary<string, Version> shipped = Versions(BuildOutput.Desktop);
        Dictionary<string, Version> framework = Versions(BuildOutput.NetFramework, Path.Combine(BuildOutput.NetFramework, "Facades"));

        IEnumerable<string> unmet =
            from path in BuildOutput.Assemblies(BuildOutput.Desktop)
            from reference in Read(path, References).Single()
            where !FromHost.Contains(reference.Name) && !IsMet(reference)
            select $"{Path.GetFileName(path)} asks for {reference.Name} {reference.Version}";

        Assert.Empty(unmet);

        // The framework unifies its own assemblies to the version it has; a shipped file is taken only at the exact version.
        bool IsMet((string Name, Version Version) reference) => shipped.TryGetValue(reference.Name, out Version? ours)
            ? ours == reference.Version
            : framework.TryGetValue(reference.Name, out Version? theirs)
                && (theirs >= reference.Version || AtAnyVersion.Contains(reference.Name));
    }

    [Fact]
    public void Nothing_of_PowerShell_ships() =>
        Assert.DoesNotContain(
            BuildOutput.Assemblies(BuildOutput.Desktop), path => FromHost.Contains(Path.GetFileNameWithoutExtension(path)));

    private static Dictionary<string, Version> Versions(params string[] folders) => folders
        .SelectMany(BuildOutput.Assemblies)
        .SelectMany(path => Read(path, Identity))
        .ToDictionary(identity => identity.Name, identity => identity.Version, StringComparer.OrdinalIgnoreCase);

    private static (string Name, Version Version) Identity(MetadataReader metadata)
    {
        AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
        return (metadata.GetString(assembly.Name), assembly.Version);
    }

    private static List<(string Name, Version Version)> References(MetadataReader metadata) => metadata.AssemblyReferences
        .Select(metadata.GetAssemblyReference)
        .Select(reference => (metadata.GetString(reference.Name), reference.Version))
        .ToList();

    // Gives nothing for the two files of .NET Framework that are no assemblies of their own.
    private static IEnumerable<T> Read<T>(string path, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } metadata ? [read(metadata)] : [];
    }
}
