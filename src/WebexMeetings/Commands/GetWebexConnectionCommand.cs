using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexConnection, which gets the connections of this runspace. It never shows a token.</summary>
[Cmdlet(VerbsCommon.Get, "WebexConnection", HelpUri = HelpLinks.Base + "Get-WebexConnection.md")]
[OutputType(typeof(WebexConnection))]
public sealed class GetWebexConnectionCommand : WebexCmdlet
{
    /// <summary>Gets or sets the names of connections, with wildcards. By default, the cmdlet returns the default connection.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // First write the connections, because a script that fails may end the command, and Disconnect-Webex may follow.
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            if (Connections.Current is { } current)
            {
                WriteObject(current);
            }

            return;
        }

        foreach (string name in Name)
        {
            WriteNamed(name);
        }
    }

    // First as a literal name, because a name may contain '[', which is an incomplete pattern.
    private void WriteNamed(string name)
    {
        List<WebexConnection> all = [.. Connections.All];
        List<WebexConnection> found = all.FindAll(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found.Count == 0 && WildcardPattern.ContainsWildcardCharacters(name))
        {
            WriteObject(all.FindAll(connection => IsMatch(name, connection.Name)), enumerateCollection: true);
            return;
        }

        WriteObject(found, enumerateCollection: true);
        if (found.Count == 0)
        {
            WriteFailure(NotConnectedError.Create(name), new Input(name, name));
        }
    }

    private static bool IsMatch(string pattern, string name)
    {
        try
        {
            return WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
