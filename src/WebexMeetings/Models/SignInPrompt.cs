namespace WebexMeetings;

/// <summary>
/// What somebody has to do to complete a sign-in with a device code or the browser. Connect-Webex writes it as an information record with
/// the tag "WebexSignIn", shown in every host; a script catches it with <c>6&gt;&amp;1</c> while the command waits.
/// </summary>
public sealed class SignInPrompt
{
    internal SignInPrompt(string message)
    {
        Message = message;
    }

    /// <summary>What to do, in words.</summary>
    public string Message { get; }

    /// <summary>The address to open. API field: <c>verification_uri</c>; in the browser's sign-in the address of <c>/authorize</c>.</summary>
    public string Address { get; internal init; } = string.Empty;

    /// <summary>The address that has the code in it already. API field: <c>verification_uri_complete</c>. Null when there is none.</summary>
    public string? CompleteAddress { get; internal init; }

    /// <summary>The code to type there. API field: <c>user_code</c>. Null in the browser's sign-in, which needs none.</summary>
    public string? UserCode { get; internal init; }

    /// <summary>Until when it must be done.</summary>
    public DateTimeOffset ExpiresAt { get; internal init; }

    /// <summary>The same as <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
