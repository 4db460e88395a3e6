namespace WebexMeetings;

/// <summary>A person who may host meetings in a personal room in addition to its owner.</summary>
public sealed class CoHost
{
    /// <summary>
    /// Gets the co-host's email address. The API field is <c>coHosts[].email</c>. The value is null when the API sends none.
    /// </summary>
    public string? Email { get; internal init; }

    /// <summary>
    /// Gets the co-host's name as shown in meetings. The API field is <c>coHosts[].displayName</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? DisplayName { get; internal init; }

    /// <summary>Returns the email address, else the name.</summary>
    public override string ToString() => Email ?? DisplayName ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another co-host or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}
