namespace WebexMeetings;

/// <summary>A telephone number for joining a meeting.</summary>
public sealed class CallInPhone
{
    /// <summary>
    /// Gets the label of the number, such as "US Toll". The API field is <c>callInNumbers[].label</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? Label { get; internal init; }

    /// <summary>
    /// Gets the number as the API writes it, such as "+1-650-479-3208". The API field is <c>callInNumbers[].callInNumber</c>. The value is
    /// null when the API sends none.
    /// </summary>
    public string? CallInNumber { get; internal init; }

    /// <summary>
    /// Gets the party that pays for the call. Documented values: "toll" (the caller), "tollFree"; the API may send others. The API field is
    /// <c>callInNumbers[].tollType</c>. The value is null when the API sends none.
    /// </summary>
    public string? TollType { get; internal init; }

    /// <summary>Returns the number and, where known, its label in brackets.</summary>
    public override string ToString() => string.IsNullOrEmpty(Label) ? CallInNumber ?? string.Empty : $"{CallInNumber} ({Label})";
}
