using WebexMeetings.Api;

namespace WebexMeetings.Commands;

/// <summary>One user that a command was asked about, before anybody checked whether the input names one.</summary>
internal sealed class InputUser
{
    private InputUser(object? target, string? email, string? personId, bool isCaller)
    {
        Target = target;
        Email = email;
        PersonId = personId;
        IsCaller = isCaller;
    }

    /// <summary>What the user gave, a piped object as a whole; the target of an error.</summary>
    public object? Target { get; }

    public string? Email { get; }

    public string? PersonId { get; }

    /// <summary>No user parameter was given at all and nothing was piped in: this is about who is signed in.</summary>
    public bool IsCaller { get; }

    /// <summary>
    /// The users of one pipeline object or of the parameters. An object that names nobody is an input too, and will be an error:
    /// an empty cell in a CSV must never read as "my own".
    /// </summary>
    public static IEnumerable<InputUser> From(WebexPipelineCmdlet cmdlet, string?[]? emails, string?[]? personIds)
    {
        string?[] ids = personIds ?? [];
        string?[] addresses = emails ?? [];
        int count = Math.Max(ids.Length, addresses.Length);
        if (count == 0)
        {
            return [new InputUser(cmdlet.InputObject, null, null, IsAboutCaller(cmdlet))];
        }

        object? whole = count == 1 ? cmdlet.InputObject : null;
        bool together = ids.Length == addresses.Length;
        return together || ids.Length == 0 || addresses.Length == 0
            ? Enumerable.Range(0, count).Select(i => Single(whole, addresses.ElementAtOrDefault(i), ids.ElementAtOrDefault(i)))
            : addresses.Select(address => Single(whole, address, null)).Concat(ids.Select(id => Single(whole, null, id)));
    }

    /// <summary>The e-mail address; null for who is signed in.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public string? ParseEmail() => IsCaller ? null : EmailAddress.Parse(Email);

    /// <summary>The person id where there is one, else the e-mail address; of who is signed in when nobody was named.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public UserIdentity Identify(WebexConnection connection)
    {
        if (IsCaller)
        {
            return connection.PersonId is { } own ? new UserIdentity(connection.UserEmail, own) : throw UnknownCaller();
        }

        return string.IsNullOrWhiteSpace(PersonId)
            ? new UserIdentity(EmailAddress.Parse(Email), null)
            : new UserIdentity(string.IsNullOrWhiteSpace(Email) ? null : Email!.Trim(), PersonIdentifier.Parse(PersonId));
    }

    private static InputUser Single(object? whole, string? email, string? personId) =>
        new(whole ?? email ?? personId, email, personId, isCaller: false);

    private static bool IsAboutCaller(WebexPipelineCmdlet cmdlet) =>
        !cmdlet.MyInvocation.ExpectingInput
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("UserEmail")
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("PersonId");

    private static WebexApiException UnknownCaller() => InvalidInput.Create(
        string.Empty,
        "names nobody, and who is signed in is not known on this connection",
        "Give -UserEmail or -PersonId, or connect with a token that may read /people/me (scope spark:people_read) and without -SkipValidation.");
}
