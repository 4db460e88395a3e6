namespace WebexMeetings.Loader;

/// <summary>Where an assembly that the module asks for comes from.</summary>
internal enum AssemblyOrigin
{
    /// <summary>Whatever the default context finds, PowerShell's own assemblies first of all.</summary>
    Default,

    /// <summary>The .NET that PowerShell runs on, at whichever version it has.</summary>
    Platform,

    /// <summary>The module's own folder.</summary>
    Module,
}
