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
        : this(items is null ? [] : items.ToList())
    {
    }

    private ItemList(List<T> items)
        : base(items)
    {
    }

    /// <summary>Returns a list of the converted items; an empty one for null.</summary>
    internal static ItemList<T> Of<TItem>(List<TItem>? items, Converter<TItem, T> convert) =>
        new(items is null ? [] : items.ConvertAll(convert));

    /// <summary>Returns the items as text, separated by "; "; an empty string when there are none.</summary>
    public override string ToString() => string.Join("; ", this);
}

/// <summary>
/// Compares objects that people know by one text, such as a short name or an address. PowerShell's <c>-contains</c>, <c>-in</c> and
/// <c>-eq</c> ask the object on their left whether it equals the text on their right. Without this class, the result is always false.
/// </summary>
internal static class TextEquality
{
    /// <summary>
    /// Returns whether both are displayed as the same text, regardless of case: an object of the same type, or the text itself.
    /// </summary>
    public static bool AreEqual(object one, object? other) =>
        ReferenceEquals(one, other)
        || ((other is string || other?.GetType() == one.GetType())
            && string.Equals(one.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns a hash code of the displayed text, regardless of case.</summary>
    public static int HashCode(object one) => StringComparer.OrdinalIgnoreCase.GetHashCode(one.ToString());
}
