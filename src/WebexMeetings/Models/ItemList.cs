using System.Collections.ObjectModel;

namespace WebexMeetings;

/// <summary>
/// A read-only list that reads as its items, parted by "; ", wherever one line of text is wanted: in Export-Csv, in a
/// table cell, in a message. Never null in a model: what the API leaves out or sends as null reads as empty.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ItemList<T> : ReadOnlyCollection<T>
{
    internal ItemList(IEnumerable<T>? items)
        : base(items is null ? [] : items.ToList())
    {
    }

    /// <summary>The items as text, parted by "; "; an empty string when there are none.</summary>
    public override string ToString() => string.Join("; ", this);
}
