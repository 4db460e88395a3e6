using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using WebexMeetings.Connections;

namespace WebexMeetings.Commands.Binding;

/// <summary>Where completion looks: the connections of this runspace, in memory. Never the network, and never an error at a prompt.</summary>
internal static class CompletionSource
{
    /// <summary>The connection that the command on the line will use, first, and the others of this runspace.</summary>
    public static IEnumerable<WebexConnection> Connections(IDictionary? boundParameters)
    {
        object? given = boundParameters?["Connection"];
        var named = (given is PSObject wrapped ? wrapped.BaseObject : given) as WebexConnection;
        IEnumerable<WebexConnection> held = Runspace.DefaultRunspace is { } runspace ? ConnectionStore.Of(runspace).All : [];
        return named is null ? held : held.Prepend(named).Distinct();
    }

    /// <summary>A choice, in quotes where PowerShell would not read it as one word.</summary>
    public static CompletionResult Choice(string text, string shown, string explanation)
    {
        bool isPlain = text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') && text.Any(char.IsLetter) && text[0] != '-';
        string written = isPlain ? text : $"'{text.Replace("'", "''")}'";
        return new CompletionResult(written, shown, CompletionResultType.ParameterValue, explanation);
    }

    /// <summary>Whether a name begins with what was typed so far, quotes aside.</summary>
    public static bool Fits(string? name, string typed) =>
        !string.IsNullOrEmpty(name) && name!.StartsWith(typed.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);
}
