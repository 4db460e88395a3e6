using System.Management.Automation;
using WebexMeetings.Authentication;
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

    /// <summary>The longest wait for new tokens that are on their way.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly List<UnsavedConnection> closed = [];
    private ConnectionStore? store;

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

        store = Connections;
        unsaved.ForEach(Close);
        if (connection is not null)
        {
            Close(new UnsavedConnection(connection, IsReleased: true));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // The last attempt to save tokens, because the script must not run for a connection that somebody closed.
        List<TokenFailure> failures = DeliverTokens(closed.Select(left => left.Connection));
        closed.Clear();
        failures.ForEach(WriteTokenFailure);
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // When the pipeline ended early, the next command makes the attempt.
        closed.ForEach(left => store!.AddUnsaved(left.Connection, left.IsReleased));
        closed.Clear();
        base.Dispose(disposing);
    }

    private static List<UnsavedConnection> UnsavedWithName(string name) =>
        [.. Connections.Unsaved.Where(left => string.Equals(left.Connection.Name, name, StringComparison.OrdinalIgnoreCase))];

    private void Close(UnsavedConnection left)
    {
        WebexConnection connection = left.Connection;
        closed.Add(left);
        Connections.Remove(connection);
        Connections.RemoveUnsaved(connection);
        if (!left.IsReleased)
        {
            return;
        }

        // Webex may have replaced the refresh token already. A script that ends early, in a finally block for example, must not lose it.
        if (connection.TokenSource is RefreshingTokenSource { IsRefreshing: true } source
            && TokenRefreshCallback.HasScript(connection, Connections))
        {
            Await(async token =>
            {
                await source.WaitForRefreshAsync(LongestWait, token).ConfigureAwait(false);
                return true;
            });
        }

        connection.Dispose();
    }
}
