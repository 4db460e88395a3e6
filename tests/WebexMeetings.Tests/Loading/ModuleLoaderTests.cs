using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using WebexMeetings.Loader;

namespace WebexMeetings.Tests.Loading;

public sealed class ModuleLoaderTests : IDisposable
{
    private static readonly string Module = Path.Combine(BuildOutput.Core, "WebexMeetings.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("WebexMeetings").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception locked) when (OperatingSystem.IsWindows() && locked is (UnauthorizedAccessException or IOException))
        {
            // Windows holds on to an assembly that is loaded, and ours stay until the process ends.
        }
    }

    [Fact]
    public void Runspaces_that_import_at_once_get_the_same_assembly()
    {
        // Copies that nobody has loaded, because only the first load of a path takes time, in which another one may come; and many of them,
        // because two threads seldom meet there.
        for (int round = 0; round < 25; round++)
        {
            string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"{round}")).FullName, "WebexMeetings.dll");
            File.Copy(Module, copy);

            object outcome = Assert.Single(ImportAtOnce(copy, runspaces: 4).Distinct());

            Assert.IsAssignableFrom<Assembly>(outcome);
        }
    }

    [Fact]
    public void Dependencies_are_private_and_the_framework_is_shared()
    {
        Assembly module = ModuleLoader.Load(Module);
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(module)!;

        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.Same(context, ContextOf("Microsoft.Extensions.Http"));
        Assert.Same(AssemblyLoadContext.Default, ContextOf("System.Diagnostics.DiagnosticSource"));
        Assert.Same(AssemblyLoadContext.Default, ContextOf("System.Text.Json"));

        AssemblyLoadContext? ContextOf(string name) =>
            AssemblyLoadContext.GetLoadContext(context.LoadFromAssemblyName(new AssemblyName(name)));
    }

    [Fact]
    public void A_copy_in_another_folder_gets_a_context_of_its_own()
    {
        string copy = Path.Combine(folder, "WebexMeetings.dll");
        File.Copy(Module, copy);

        Assert.NotSame(ModuleLoader.Load(Module), ModuleLoader.Load(copy));
    }

    [Fact]
    public void A_missing_file_can_be_asked_for_again()
    {
        string late = Path.Combine(folder, "WebexMeetings.dll");

        Assert.Throws<FileNotFoundException>(() => ModuleLoader.Load(late));
        File.Copy(Module, late);

        Assert.Equal(late, ModuleLoader.Load(late).Location);
    }

    [Fact]
    public void Machine_code_for_this_platform_is_taken_and_dependencies_stay_where_they_are()
    {
        string portable = CopyWith(File.ReadAllBytes(Module));
        string dependency = TestAssembly.Write(Path.GetDirectoryName(portable)!, "Microsoft.Extensions.Http", "10.0.0.0");

        Assembly module = ModuleLoader.Load(portable);

        Assert.NotEqual(portable, module.Location);
        Assert.StartsWith(Path.GetDirectoryName(portable)!, module.Location, StringComparison.Ordinal);
        Assert.Equal(
            dependency,
            AssemblyLoadContext.GetLoadContext(module)!.LoadFromAssemblyName(new AssemblyName("Microsoft.Extensions.Http")).Location);
        Assert.Same(module, ModuleLoader.Load(portable));
    }

    [Fact]
    public void Machine_code_of_a_dependency_is_taken()
    {
        (Assembly dependency, string portable) = LoadDependency(copy => File.Copy(copy.Portable, copy.Path));

        Assert.NotEqual(portable, dependency.Location);
        Assert.Equal(Path.GetFileName(portable), Path.GetFileName(dependency.Location));
    }

    [Fact]
    public void Machine_code_of_a_dependency_that_cannot_be_loaded_is_left_alone()
    {
        (Assembly dependency, string portable) = LoadDependency(copy => File.WriteAllText(copy.Path, "This is no assembly."));

        Assert.Equal(portable, dependency.Location);
    }

    // A dependency of a module that has machine code, as the module gets it, and the path of the portable one.
    private (Assembly Dependency, string Portable) LoadDependency(Action<(string Portable, string Path)> writeCopy)
    {
        string module = CopyWith(File.ReadAllBytes(Module));
        string dependency = TestAssembly.Write(folder, "Microsoft.Extensions.Http", "10.0.0.0");
        foreach (string platform in ReadyToRunTests.Platforms)
            writeCopy((dependency, Path.Combine(folder, platform, Path.GetFileName(dependency))));

        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(ModuleLoader.Load(module))!;
        return (context.LoadFromAssemblyName(new AssemblyName("Microsoft.Extensions.Http")), dependency);
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is no assembly.")]
    public void Machine_code_that_cannot_be_loaded_is_left_alone(string content)
    {
        string portable = CopyWith(Encoding.UTF8.GetBytes(content));

        Assembly module = ModuleLoader.Load(portable);

        Assert.Equal(portable, module.Location);
        Assert.Same(module, ModuleLoader.Load(portable));
    }

    // The module in a folder of its own, with this beside it for every platform.
    private string CopyWith(byte[] machineCode)
    {
        foreach (string platform in ReadyToRunTests.Platforms)
            File.WriteAllBytes(
                Path.Combine(Directory.CreateDirectory(Path.Combine(folder, platform)).FullName, "WebexMeetings.dll"), machineCode);

        string portable = Path.Combine(folder, "WebexMeetings.dll");
        File.Copy(Module, portable);
        return portable;
    }

    private static ConcurrentBag<object> ImportAtOnce(string path, int runspaces)
    {
        using var start = new Barrier(runspaces);
        var outcomes = new ConcurrentBag<object>();
        List<Thread> threads = [.. Enumerable.Range(0, runspaces).Select(_ => new Thread(Import))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return outcomes;

        void Import()
        {
            start.SignalAndWait();
            try
            {
                outcomes.Add(ModuleLoader.Load(path));
            }
            catch (ArgumentException twice)
            {
                outcomes.Add(twice);
            }
        }
    }
}
