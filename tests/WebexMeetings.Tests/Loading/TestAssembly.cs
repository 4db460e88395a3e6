using System.Reflection;
using System.Reflection.Emit;

namespace WebexMeetings.Tests.Loading;

/// <summary>Writes empty assemblies of any name and version.</summary>
internal static class TestAssembly
{
    public static string Write(string folder, string name, string version)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(version) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name + ".dll");
        assembly.Save(path);
        return path;
    }
}
