namespace WebexMeetings.Loader;

/// <summary>The assemblies of the .NET that this process runs on.</summary>
internal static class PlatformAssemblies
{
    /// <summary>Their paths by simple name, from the list that the host gave the runtime.</summary>
    public static IReadOnlyDictionary<string, string> ReadPaths() =>
        ReadPaths(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string);

    public static IReadOnlyDictionary<string, string> ReadPaths(string? list)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in (list ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // Real hosts list some names twice; like the runtime, take the first.
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return paths;
    }
}
