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
    private readonly List<UnsavedConnection> unsaved = [];
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
    /// Gets the connections that commands no longer find by name, but whose latest tokens may not be saved yet, the oldest first.
    /// </summary>
    public IReadOnlyList<UnsavedConnection> Unsaved
    {
        get
        {
            lock (connections)
            {
                return unsaved.ToList();
            }
        }
    }

    /// <param name="runspace">The runspace, as an object, because this layer does not know PowerShell.</param>
    public static ConnectionStore Of(object runspace) => Stores.GetValue(runspace, _ => new ConnectionStore());

    /// <summary>Returns the connection with this name; null when there is none.</summary>
    public WebexConnection? Find(string name)
    {
        lock (connections)
        {
            return connections.TryGetValue(name, out WebexConnection? held) ? held : null;
        }
    }

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

    /// <summary>Leaves no connection as the default. All of them stay, and are found by their names.</summary>
    public void ClearDefault()
    {
        lock (connections)
        {
            current = null;
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

    public void AddUnsaved(WebexConnection connection, bool isReleased)
    {
        lock (connections)
        {
            int known = unsaved.FindIndex(left => ReferenceEquals(left.Connection, connection));
            if (known < 0)
            {
                unsaved.Add(new UnsavedConnection(connection, isReleased));
            }
            else if (isReleased)
            {
                unsaved[known] = new UnsavedConnection(connection, isReleased);
            }
        }
    }

    public void RemoveUnsaved(WebexConnection connection)
    {
        lock (connections)
        {
            unsaved.RemoveAll(left => ReferenceEquals(left.Connection, connection));
        }
    }
}

/// <summary>A connection that commands no longer find by name, but whose latest tokens may not be saved yet.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="IsReleased">Whether nothing else can use it, so that it is closed as soon as its tokens are saved.</param>
internal sealed record UnsavedConnection(WebexConnection Connection, bool IsReleased);
