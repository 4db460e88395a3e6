using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Disconnect-Webex: forgets a connection of this runspace and closes it.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Webex", DefaultParameterSetName = NameSet, HelpUri = HelpLinks.Base + "Disconnect-Webex.md")]
public sealed class DisconnectWebexCommand : WebexCmdlet
{
    private const string NameSet = "Name";
    private const string ConnectionSet = "Connection";

    /// <summary>The name of the connection to close; the default connection when left out.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The connection to close: this very one, and not another one that has its name by now.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionTransformation]
    [ValidateNotNull]
    public WebexConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Nothing before the connections are closed: a vault that fails may end the command.
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WebexConnection? connection = Connection ?? (Name is null
            ? Connections.Current
            : Connections.All.FirstOrDefault(held => string.Equals(held.Name, Name, StringComparison.OrdinalIgnoreCase)));
        if (connection is not null)
        {
            Connections.Remove(connection);
            connection.Dispose();
            DeliverTokens(connection);
        }
        else if (Name is not null)
        {
            WriteFailure(NotConnectedError.Create(Name), new Input(Name, Name));
        }
    }
}
