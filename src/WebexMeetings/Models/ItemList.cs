using System.Collections.ObjectModel;

namespace WebexMeetings;

/// <summary>
/// A read-only list whose text is its items, separated by "; ": in Export-Csv, in a table cell, in a message. A list in a model is never
/// null: it is empty when the API sends null or nothing.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ItemList<T> : ReadOnlyCollection<T>
{
    internal ItemList(IEnumerable<T>? items)
        : base(items is null ? [] : items.ToList())
    {
    }

    /// <summary>Returns the items as text, separated by "; "; an empty string when there are none.</summary>
    public override string ToString() => string.Join("; ", this);
}
