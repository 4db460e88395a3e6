using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Base;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Binding;

/// <summary>One user that a command was asked about, before anybody checked whether the input names one.</summary>
internal sealed class InputUser : Input
{
    private readonly string? email;
    private readonly string? personId;

    private InputUser(object? target, string? email, string? personId, bool isCaller)
        : base(target, NameOf(email, personId, isCaller))
    {
        this.email = email;
        this.personId = personId;
        IsCaller = isCaller;
    }

    /// <summary>Whether nobody was named, and who is signed in is meant.</summary>
    public bool IsCaller { get; }

    /// <summary>
    /// The users of one pipeline object or of the parameters. An object that names nobody is an input too, and will be an error:
    /// an empty cell in a CSV must never read as "my own".
    /// </summary>
    public static IEnumerable<InputUser> From(WebexPipelineCmdlet cmdlet, string?[]? emails, string?[]? personIds)
    {
        string?[] ids = personIds ?? [];
        string?[] addresses = InputText.IsObjectAsText(cmdlet, "UserEmail", emails) ? [] : emails ?? [];
        int count = Math.Max(ids.Length, addresses.Length);
        if (count == 0)
        {
            return [new InputUser(cmdlet.PipedTarget, null, null, IsAboutCaller(cmdlet))];
        }

        if (count == 1)
        {
            return [Single(cmdlet.PipedTarget, addresses.FirstOrDefault(), ids.FirstOrDefault())];
        }

        return ids.Length == addresses.Length
            ? addresses.Zip(ids, (address, id) => Single(null, address, id))
            : addresses.Select(address => Single(null, address, null)).Concat(ids.Select(id => Single(null, null, id)));
    }

    /// <summary>The e-mail address; null for who is signed in.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public string? ParseEmail() => IsCaller ? null : EmailAddress.Parse(email);

    /// <summary>The person id where there is one, else the e-mail address; of who is signed in when nobody was named.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public UserIdentity Identify(WebexConnection connection)
    {
        if (!IsCaller)
        {
            return Identify();
        }

        return connection.PersonId is { } own ? new UserIdentity(connection.UserEmail, own) : throw UnknownCaller();
    }

    /// <summary>The person id where there is one, else the e-mail address, of somebody who was named.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public UserIdentity Identify() =>
        string.IsNullOrWhiteSpace(personId)
            ? new UserIdentity(EmailAddress.Parse(email), null)
            : new UserIdentity(string.IsNullOrWhiteSpace(email) ? null : email!.Trim(), PersonIdentifier.Parse(personId));

    // Never empty: PowerShell would put the whole target in its place.
    private static string NameOf(string? email, string? personId, bool isCaller) =>
        isCaller ? "(who is signed in)"
        : !string.IsNullOrWhiteSpace(email) ? email!
        : !string.IsNullOrWhiteSpace(personId) ? personId!
        : "(nobody)";

    private static InputUser Single(object? whole, string? email, string? personId) =>
        new(whole ?? email ?? personId, email, personId, isCaller: false);

    private static bool IsAboutCaller(WebexPipelineCmdlet cmdlet) =>
        !cmdlet.MyInvocation.ExpectingInput
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("UserEmail")
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("PersonId");

    private static WebexApiException UnknownCaller() => InvalidInput.Create(
        "This command names nobody, and who is signed in is not known on this connection",
        "Give -UserEmail or -PersonId, or connect with a token that may read /people/me (scope spark:people_read) and without -SkipValidation.");
}
