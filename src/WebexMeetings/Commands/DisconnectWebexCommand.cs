using System.Management.Automation;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Connections;
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
        WebexConnection? connection = Connection ?? (Name is null ? Connections.Current : Connections.Find(Name));
        List<UnsavedConnection> unsaved = Connection is null
            ? UnsavedWithName(Name ?? connection?.Name ?? ConnectionStore.DefaultName)
            : [];
        if (connection is null && unsaved.Count == 0 && Name is not null)
        {
            WriteFailure(NotConnectedError.Create(Name), new Input(Name, Name));
        }

        // The last attempt to save tokens, because the script must not run for a connection that somebody closed.
        foreach (UnsavedConnection left in unsaved)
        {
            Connections.RemoveUnsaved(left);
            Close(left.Connection, left.IsReleased);
        }

        if (connection is not null)
        {
            Connections.Remove(connection);
            Close(connection, isReleased: true);
        }
    }

    private static List<UnsavedConnection> UnsavedWithName(string name) =>
        [.. Connections.Unsaved.Where(left => string.Equals(left.Connection.Name, name, StringComparison.OrdinalIgnoreCase))];

    private void Close(WebexConnection connection, bool isReleased)
    {
        if (isReleased)
        {
            connection.Dispose();
        }

        DeliverTokens(connection);
    }
}
