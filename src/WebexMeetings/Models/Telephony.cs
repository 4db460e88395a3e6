namespace WebexMeetings;

/// <summary>The access code and the numbers for joining a personal room by telephone.</summary>
public sealed class Telephony
{
    /// <summary>
    /// Gets the code that callers type after dialing. It is a secret that no default view and no log shows. The API field is
    /// <c>telephony.accessCode</c>. The value is null when the API sends none.
    /// </summary>
    public string? AccessCode { get; internal init; }

    /// <summary>Gets the numbers to dial. The API field is <c>telephony.callInNumbers</c>. The list is never null.</summary>
    public ItemList<CallInPhone> CallInNumbers { get; internal init; } = new(null);

    /// <summary>
    /// Gets the links to more numbers, which Get-WebexGlobalCallInNumber follows. The API field is <c>telephony.links</c>. The list is
    /// never null.
    /// </summary>
    public ItemList<Link> Links { get; internal init; } = new(null);

    /// <summary>Returns the numbers, without the access code.</summary>
    public override string ToString() => CallInNumbers.ToString();
}
