namespace WebexMeetings;

/// <summary>
/// Equality of objects that people know by one text, such as a short name or an address. PowerShell's <c>-contains</c>, <c>-in</c> and
/// <c>-eq</c> ask an object on their left whether it equals the text on their right; without this the answer is always no.
/// </summary>
internal static class TextEquality
{
    /// <summary>Whether both are displayed as the same text, regardless of case: an object of the same type, or the text itself.</summary>
    public static bool AreEqual(object one, object? other) =>
        ReferenceEquals(one, other)
        || ((other is string || other?.GetType() == one.GetType())
            && string.Equals(one.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A hash code of the displayed text, regardless of case.</summary>
    public static int HashCode(object one) => StringComparer.OrdinalIgnoreCase.GetHashCode(one.ToString());
}
