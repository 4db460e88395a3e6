namespace WebexMeetings;

/// <summary>How to join a personal room by telephone.</summary>
public sealed class Telephony
{
    /// <summary>
    /// The code that callers type after dialling. A secret: in no default view and in no log.
    /// API field: <c>telephony.accessCode</c>. Null when the API sent none.
    /// </summary>
    public string? AccessCode { get; internal init; }

    /// <summary>The numbers to dial. API field: <c>telephony.callInNumbers</c>. Never null.</summary>
    public ItemList<CallInPhone> CallInNumbers { get; internal init; } = new(null);

    /// <summary>Links to more numbers; Get-WebexGlobalCallInNumber follows them. API field: <c>telephony.links</c>. Never null.</summary>
    public ItemList<Link> Links { get; internal init; } = new(null);

    /// <summary>The numbers, without the access code.</summary>
    public override string ToString() => CallInNumbers.ToString();
}
