namespace WebexMeetings.Loader;

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
