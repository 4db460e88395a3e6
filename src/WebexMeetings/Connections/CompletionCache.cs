namespace WebexMeetings.Connections;

/// <summary>The sites and session types of earlier responses, for tab completion. It keeps only the latest ones.</summary>
internal sealed class CompletionCache
{
    private const int Most = 200;

    private readonly object sync = new();
    private readonly LinkedList<string> sites = new();
    private readonly LinkedList<SiteSessionType> sessionTypes = new();

    /// <summary>Hosts, the latest first.</summary>
    public IReadOnlyList<string> Sites
    {
        get
        {
            lock (sync)
            {
                return sites.ToList();
            }
        }
    }

    /// <summary>Session types of any site, the latest first.</summary>
    public IReadOnlyList<SiteSessionType> SessionTypes
    {
        get
        {
            lock (sync)
            {
                return sessionTypes.ToList();
            }
        }
    }

    public void Add(string? site)
    {
        if (!string.IsNullOrWhiteSpace(site))
        {
            lock (sync)
            {
                AddLatest(sites, site!.ToLowerInvariant(), StringComparer.Ordinal.Equals);
            }
        }
    }

    public void Add(SiteSessionType type)
    {
        lock (sync)
        {
            AddLatest(sessionTypes, type, static (one, other) => one.Id == other.Id && one.SiteUrl == other.SiteUrl);
        }
    }

    private static void AddLatest<T>(LinkedList<T> list, T item, Func<T, T, bool> isSame)
    {
        // The usual case: it is the latest already.
        if (list.First is { } first && isSame(first.Value, item))
        {
            return;
        }

        LinkedListNode<T>? earlier = list.First;
        while (earlier is not null && !isSame(earlier.Value, item))
        {
            earlier = earlier.Next;
        }

        if (earlier is not null)
        {
            list.Remove(earlier);
        }

        list.AddFirst(item);
        if (list.Count > Most)
        {
            list.RemoveLast();
        }
    }
}
