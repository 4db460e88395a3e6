#if NETFRAMEWORK
using System.Management.Automation;
using System.Reflection;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// In Windows PowerShell, gives the module's own assemblies their dependencies when a host's redirects have sent .NET Framework looking
/// for another version. Requests of other assemblies are left to their own handlers. PowerShell 7 does not need it: there the module is
/// loaded into a context of its own.
/// </summary>
public sealed class DesktopAssemblyResolver : IModuleAssemblyInitializer
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(DesktopAssemblyResolver).Assembly.Location);
    private static int registered;

    /// <summary>Registers the handler, once in a process and for as long as it lives: dependencies are loaded long after import.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref registered, 1) == 0)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs question)
    {
        if (!IsOurs(question.RequestingAssembly))
            return null;

        var asked = new AssemblyName(question.Name);

        // The dependencies request a version that no .NET Framework has. Since 4.7, these types are part of mscorlib.
        if (asked.Name == "System.ValueTuple")
            return typeof(ValueTuple).Assembly;

        string path = Path.Combine(Folder, asked.Name + ".dll");
        return File.Exists(path) && Satisfies(AssemblyName.GetAssemblyName(path), asked) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly? requester) =>
        requester is { IsDynamic: false }
        && string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase);

    private static bool Satisfies(AssemblyName have, AssemblyName asked) =>
        (asked.Version is null || have.Version >= asked.Version)
        && (have.GetPublicKeyToken() ?? []).SequenceEqual(asked.GetPublicKeyToken() ?? []);
}
#endif
