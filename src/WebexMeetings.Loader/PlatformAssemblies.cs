namespace WebexMeetings.Loader;

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
