namespace WebexMeetings.Tests.Loading;

public sealed class LayeringTests
{
    private const string MayKnowPowerShell = "WebexMeetings.Commands";

    private static readonly string Module = Path.Combine(BuildOutput.Core, "WebexMeetings.dll");

    [Fact]
    public void Only_commands_mention_PowerShell()
    {
        using var module = new TypeUses(Module);

        Assert.Empty(
            from type in module.Everything()
            where !IsCommand(type.Namespace) && type.Assemblies.Contains("System.Management.Automation")
            select type.Type);
    }

    // Else the test above would be content with a scan that finds nothing.
    [Fact]
    public void Every_command_is_seen_to_mention_PowerShell()
    {
        using var module = new TypeUses(Module);

        Assert.All(
            module.Everything().Where(type => type.Type.EndsWith("Command", StringComparison.Ordinal)),
            type => Assert.Contains("System.Management.Automation", type.Assemblies));
    }

    // A user's script holds our types; it must not meet a private copy of somebody else's.
    [Fact]
    public void No_public_member_exposes_a_type_of_a_dependency()
    {
        string[] dependencies = [.. BuildOutput.Assemblies(BuildOutput.Core).Select(path => Path.GetFileNameWithoutExtension(path)!)];
        using var module = new TypeUses(Module);

        Assert.Empty(
            from type in module.Visible()
            from assembly in type.Assemblies.Distinct()
            where dependencies.Contains(assembly)
            select $"{type.Type}: {assembly}");
    }

    private static bool IsCommand(string @namespace) => $"{@namespace}.".StartsWith($"{MayKnowPowerShell}.", StringComparison.Ordinal);
}
