namespace WebexMeetings;

/// <summary>Somebody who may host meetings in a personal room beside its owner.</summary>
public sealed class CoHost
{
    /// <summary>The co-host's e-mail address. API field: <c>coHosts[].email</c>. Null when the API sent none.</summary>
    public string? Email { get; internal init; }

    /// <summary>The co-host's name as shown in meetings. API field: <c>coHosts[].displayName</c>. Null when the API sent none.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>The e-mail address, else the name.</summary>
    public override string ToString() => Email ?? DisplayName ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another co-host or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}
