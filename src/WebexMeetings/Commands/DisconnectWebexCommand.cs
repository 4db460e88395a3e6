using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Disconnect-Webex, which closes a connection and removes it from this runspace.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Webex", DefaultParameterSetName = NameSet, HelpUri = HelpLinks.Base + "Disconnect-Webex.md")]
public sealed class DisconnectWebexCommand : WebexCmdlet
{
    private const string NameSet = "Name";
    private const string ConnectionSet = "Connection";

    /// <summary>Gets or sets the name of the connection to close. By default, the cmdlet closes the default connection.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Gets or sets the connection to close. The cmdlet closes exactly this one, even when another connection has the same name now.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionTransformation]
    [ValidateNotNull]
    public WebexConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // First close the connections, because a script that fails may end the command.
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
