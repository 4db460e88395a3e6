namespace System.Collections.Generic;

/// <summary>What the tests use of .NET's own; .NET Framework has none.</summary>
internal sealed class PriorityQueue<TElement, TPriority>
    where TPriority : notnull
{
    private readonly SortedDictionary<(TPriority Priority, long Number), TElement> elements = new();
    private long added;

    public int Count => elements.Count;

    public void Enqueue(TElement element, TPriority priority) => elements.Add((priority, added++), element);

    public bool TryDequeue(out TElement element, out TPriority priority)
    {
        foreach (var (key, first) in elements)
        {
            elements.Remove(key);
            (element, priority) = (first, key.Priority);
            return true;
        }

        (element, priority) = (default!, default!);
        return false;
    }
}
