namespace WebexMeetings.Tests.Loading;

/// <summary>The arrows of the design: Commands -> Pipeline, Api -> Authentication -> Http -> Connections -> Models.</summary>
public sealed class LayeringTests
{
    private const string PowerShell = "System.Management.Automation";
    private const string Models = "Models";

    /// <summary>Each layer with those to its right, which it may use.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Commands"] = ["Pipeline", "Api", "Authentication", "Http", "Connections", Models],
        ["Pipeline"] = ["Authentication", "Http", "Connections", Models],
        ["Api"] = ["Authentication", "Http", "Connections", Models],
        ["Authentication"] = ["Http", "Connections", Models],
        ["Http"] = ["Connections", Models],
        ["Connections"] = [Models],
        [Models] = [],
    };

    private static readonly string Module = Path.Combine(BuildOutput.Core, "WebexMeetings.dll");

    public static TheoryData<string> Layers => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_uses_only_what_is_right_of_it(string layer)
    {
        using var module = new TypeUses(Module);

        Assert.Empty(
            (from use in module.Everything()
             where LayerOf(use.Type) == layer
             from mentioned in use.Mentions
             where mentioned.Assembly is null && LayerOf(mentioned) is { } other && other != layer && !MayUse[layer].Contains(other)
             select $"{use.Type} uses {mentioned}").Distinct());
    }

    // Else the test above would be content with a scan that finds nothing.
    [Theory]
    [InlineData("Commands", "Api")]
    [InlineData("Commands", "Pipeline")]
    [InlineData("Api", "Http")]
    [InlineData("Authentication", "Http")]
    [InlineData("Http", "Connections")]
    [InlineData("Connections", Models)]
    public void An_arrow_of_the_design_is_seen(string from, string to)
    {
        using var module = new TypeUses(Module);

        Assert.Contains(
            module.Everything(),
            use => LayerOf(use.Type) == from && use.Mentions.Any(mentioned => mentioned.Assembly is null && LayerOf(mentioned) == to));
    }

    [Fact]
    public void Every_namespace_belongs_to_a_layer()
    {
        using var module = new TypeUses(Module);

        Assert.Empty(
            (from use in module.Everything()
             where IsOurs(use.Type.Namespace) && !MayUse.ContainsKey(LayerOf(use.Type)!)
             select use.Type.Namespace).Distinct());
    }

    [Fact]
    public void Only_commands_mention_PowerShell()
    {
        using var module = new TypeUses(Module);

        Assert.Empty(
            from use in module.Everything()
            where LayerOf(use.Type) != "Commands" && use.Mentions.Any(mentioned => mentioned.Assembly == PowerShell)
            select use.Type.ToString());
    }

    [Fact]
    public void Every_command_is_seen_to_mention_PowerShell()
    {
        using var module = new TypeUses(Module);

        Assert.All(
            module.Everything().Where(use => use.Type.Name.EndsWith("Command", StringComparison.Ordinal)),
            use => Assert.Contains(use.Mentions, mentioned => mentioned.Assembly == PowerShell));
    }

    [Fact]
    public void Nothing_is_written_to_disk()
    {
        string[] writers =
        [
            "FileStream", "FileInfo", "DirectoryInfo", "StreamWriter", "Directory", "FileSystemInfo", "MemoryMappedFile",
            "IsolatedStorageFile",
        ];
        using var module = new TypeUses(Module);

        Assert.Empty(
            (from use in module.Everything()
             from mentioned in use.Mentions
             where mentioned.Namespace.StartsWith("System.IO", StringComparison.Ordinal)
                 && (writers.Contains(mentioned.Name) || mentioned.Name == "File")
             select $"{use.Type}: {mentioned}").Distinct());
    }

    // A user's script holds our types; it must not meet a private copy of somebody else's.
    [Fact]
    public void No_public_member_exposes_a_type_of_a_dependency()
    {
        string[] dependencies = [.. BuildOutput.Assemblies(BuildOutput.Core).Select(path => Path.GetFileNameWithoutExtension(path)!)];
        using var module = new TypeUses(Module);

        Assert.Empty(
            (from use in module.Visible()
             from mentioned in use.Mentions
             where mentioned.Assembly is not null && dependencies.Contains(mentioned.Assembly)
             select $"{use.Type}: {mentioned.Assembly}").Distinct());
    }

    /// <returns>Null for what the compiler adds, which has no place in the house.</returns>
    private static string? LayerOf(MentionedType type)
    {
        if (!IsOurs(type.Namespace))
            return null;

        // Public types that scripts name have the short namespace; a connection is the only one that is not a model.
        string[] parts = type.Namespace.Split('.');
        return parts.Length > 1 ? parts[1] : type.Name.Split('+')[0] == nameof(WebexConnection) ? "Connections" : Models;
    }

    private static bool IsOurs(string @namespace) => @namespace.Split('.')[0] == nameof(WebexMeetings);
}
