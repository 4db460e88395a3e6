using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Disconnect-Webex: forgets a connection of this runspace and closes it.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Webex", HelpUri = HelpLinks.Base + "Disconnect-Webex.md")]
public sealed class DisconnectWebexCommand : WebexCmdlet
{
    /// <summary>The name of the connection to close; the default connection when left out.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WebexConnection? connection = Name is null
            ? Connections.Current
            : Connections.All.FirstOrDefault(held => string.Equals(held.Name, Name, StringComparison.OrdinalIgnoreCase));
        if (connection is not null)
        {
            Connections.Remove(connection);
            connection.Dispose();
        }
        else if (Name is not null)
        {
            WriteFailure(NotConnectedError.Create(Name), new Input(Name, Name));
        }
    }
}
