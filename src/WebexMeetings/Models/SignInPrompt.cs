namespace WebexMeetings;

/// <summary>
/// The prompt to complete a sign-in with a device code or the browser. Connect-Webex writes it as an information record with the tag
/// "WebexSignIn", which every host shows. A script can read it with <c>6&gt;&amp;1</c> while the command waits.
/// </summary>
public sealed class SignInPrompt
{
    internal SignInPrompt(string message)
    {
        Message = message;
    }

    /// <summary>Gets the text that says what to do.</summary>
    public string Message { get; }

    /// <summary>
    /// Gets the address to open. The API field is <c>verification_uri</c>; for a sign-in with the browser, it is the address of
    /// <c>/authorize</c>.
    /// </summary>
    public string Address { get; internal init; } = string.Empty;

    /// <summary>
    /// Gets the address that contains the code already. The API field is <c>verification_uri_complete</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? CompleteAddress { get; internal init; }

    /// <summary>
    /// Gets the code to type there. The API field is <c>user_code</c>. The value is null when the sign-in uses the browser, which needs no
    /// code.
    /// </summary>
    public string? UserCode { get; internal init; }

    /// <summary>Gets the time when the sign-in expires.</summary>
    public DateTimeOffset ExpiresAt { get; internal init; }

    /// <summary>Returns <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
