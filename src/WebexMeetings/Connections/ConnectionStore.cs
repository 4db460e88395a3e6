using System.Runtime.CompilerServices;

namespace WebexMeetings.Connections;

/// <summary>
/// The connections of one runspace. Automation hosts run several jobs in one process, so nothing here belongs to the process:
/// the table holds its keys weakly, and a runspace that is gone takes its connections along.
/// </summary>
internal sealed class ConnectionStore
{
    public const string DefaultName = "default";

    private static readonly ConditionalWeakTable<object, ConnectionStore> Stores = new();

    private readonly Dictionary<string, WebexConnection> connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<WebexConnection> stopped = [];
    private string? current;

    /// <summary>The connections by name, the default one first.</summary>
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

    /// <summary>What commands without -Connection use: the one that was connected last. Null when there is none.</summary>
    public WebexConnection? Current => All.FirstOrDefault(c => c.Name == current);

    /// <summary>Connections that nobody uses, because Connect-Webex was stopped while Webex may have been handing out new tokens.</summary>
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
    /// Keeps the connection in place of the one of that name, and makes it the default. The replaced one stays open: a variable or a
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
    /// Forgets this connection, and not another one that took its name since. When it was the default and one other is left, that one
    /// becomes the default.
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
    /// Forgets the connection of the name that could not be signed in to, and leaves no default: a script that does not look at errors
    /// expects the new connection to be the default, and must not go on with another organization. Nothing is closed.
    /// </summary>
    public void RemoveAfterFailure(string name)
    {
        lock (connections)
        {
            connections.Remove(name);
            current = null;
        }
    }

    /// <summary>Holds a connection whose tokens are still to be kept, apart from those that commands use.</summary>
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
