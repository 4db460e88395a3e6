namespace WebexMeetings;

/// <summary>A telephone number for joining a meeting.</summary>
public sealed class CallInPhone
{
    /// <summary>What the number is called, such as "US Toll". API field: <c>callInNumbers[].label</c>. Null when the API sent none.</summary>
    public string? Label { get; internal init; }

    /// <summary>The number as the API writes it, such as "+1-650-479-3208". API field: <c>callInNumbers[].callInNumber</c>. Null when the API sent none.</summary>
    public string? CallInNumber { get; internal init; }

    /// <summary>
    /// Who pays for the call. Documented values: "toll", "tollFree"; others pass through as sent.
    /// API field: <c>callInNumbers[].tollType</c>. Null when the API sent none.
    /// </summary>
    public string? TollType { get; internal init; }

    /// <summary>The number and, where known, its label in brackets.</summary>
    public override string ToString() => string.IsNullOrEmpty(Label) ? CallInNumber ?? string.Empty : $"{CallInNumber} ({Label})";
}
