using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexConnection: shows the connections of this runspace, never a token.</summary>
[Cmdlet(VerbsCommon.Get, "WebexConnection", HelpUri = HelpLinks.Base + "Get-WebexConnection.md")]
[OutputType(typeof(WebexConnection))]
public sealed class GetWebexConnectionCommand : WebexCmdlet
{
    /// <summary>The names of connections, wildcards allowed; the default connection when left out.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

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

    private void WriteNamed(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        List<WebexConnection> found = Connections.All.Where(connection => pattern.IsMatch(connection.Name)).ToList();
        WriteObject(found, enumerateCollection: true);
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            WriteFailure(NotConnectedError.Create(name), new Input(name, name));
        }
    }
}
