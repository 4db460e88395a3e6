using System.Runtime.CompilerServices;

namespace WebexMeetings.Connections;

/// <summary>
/// The connections of one runspace. Automation hosts run several jobs in one process, so nothing here belongs to the process. The table has
/// weak keys, so the connections of a runspace end with it.
/// </summary>
internal sealed class ConnectionStore
{
    public const string DefaultName = "default";

    private static readonly ConditionalWeakTable<object, ConnectionStore> Stores = new();

    private readonly Dictionary<string, WebexConnection> connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<WebexConnection> stopped = [];
    private string? current;

    /// <summary>Gets the connections by name, the default connection first.</summary>
    public IEnumerable<WebexConnection> All
    {
        get
        {
            lock (connections)
            {
                return connections.Values
                    .OrderByDescending(c => c.Name == current)
                    .ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
                    .ToList();
            }
        }
    }

    /// <summary>
    /// Gets the default connection, which is the latest one. Commands without -Connection use it. Null when there is none.
    /// </summary>
    public WebexConnection? Current => All.FirstOrDefault(c => c.Name == current);

    /// <summary>
    /// Gets the connections that no command uses, because Connect-Webex was stopped while Webex may have been issuing new tokens.
    /// </summary>
    public IReadOnlyList<WebexConnection> Stopped
    {
        get
        {
            lock (connections)
            {
                return stopped.ToList();
            }
        }
    }

    /// <param name="runspace">The runspace, as an object, because this layer does not know PowerShell.</param>
    public static ConnectionStore Of(object runspace) => Stores.GetValue(runspace, _ => new ConnectionStore());

    /// <summary>
    /// Adds the connection, replaces one with the same name, and makes it the default. The replaced one stays open, because a variable or a
    /// job may hold it.
    /// </summary>
    public void Add(WebexConnection connection)
    {
        lock (connections)
        {
            connections[connection.Name] = connection;
            current = connection.Name;
        }
    }

    /// <summary>
    /// Removes exactly this connection, and not a newer one with the same name. When it was the default and only one other is left, that
    /// one becomes the default.
    /// </summary>
    public void Remove(WebexConnection connection)
    {
        lock (connections)
        {
            if (!connections.TryGetValue(connection.Name, out WebexConnection? held) || !ReferenceEquals(held, connection))
            {
                return;
            }

            connections.Remove(connection.Name);
            if (connection.Name == current)
            {
                current = connections.Count == 1 ? connections.Values.First().Name : null;
            }
        }
    }

    /// <summary>
    /// Removes the connection with the name of a failed sign-in, and clears the default. A script that ignores errors expects the new
    /// connection to be the default, and must not continue with another organization. No connection is closed.
    /// </summary>
    public void RemoveAfterFailure(string name)
    {
        lock (connections)
        {
            connections.Remove(name);
            current = null;
        }
    }

    /// <summary>Adds a connection whose tokens are not saved yet, separate from those that commands use.</summary>
    public void AddStopped(WebexConnection connection)
    {
        lock (connections)
        {
            stopped.Add(connection);
        }
    }

    public void RemoveStopped(WebexConnection connection)
    {
        lock (connections)
        {
            stopped.Remove(connection);
        }
    }
}
