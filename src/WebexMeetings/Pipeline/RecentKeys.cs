namespace WebexMeetings.Pipeline;

/// <summary>Knows the keys of the latest inputs. Memory does not grow with the number of inputs.</summary>
/// <param name="count">The number of inputs to know.</param>
internal sealed class RecentKeys(int count)
{
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the key of an input.</summary>
    /// <returns>Whether none of the latest inputs has this key.</returns>
    public bool Add(string key)
    {
        bool isNew = !counts.TryGetValue(key, out int others);
        counts[key] = others + 1;
        order.Enqueue(key);
        if (order.Count > count)
        {
            Remove(order.Dequeue());
        }

        return isNew;
    }

    private void Remove(string key)
    {
        if (--counts[key] == 0)
        {
            counts.Remove(key);
        }
    }
}
