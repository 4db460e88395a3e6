using System.Collections;
using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// One user of a command. Only this class decides which user an input is about: the one on the command line, else the one in the piped
/// object, else, without any user, the signed-in user. An input that names nobody becomes an error, because an empty cell in a CSV must
/// never mean the signed-in user.
/// </summary>
internal sealed class UserInput : Input
{
    private readonly string? email;
    private readonly string? personId;
    private readonly WebexApiException? problem;

    private UserInput(
        object? target, PipedObject? item, string? email, string? personId, WebexApiException? problem = null, bool isCaller = false)
        : base(target, NameOf(email, personId, isCaller))
    {
        Item = item;
        this.email = email;
        this.personId = personId;
        this.problem = problem;
        IsCaller = isCaller;
    }

    /// <summary>Gets whether this is the signed-in user.</summary>
    public bool IsCaller { get; }

    /// <summary>Gets the object from the pipeline or -InputObject. Null when there is none.</summary>
    public PipedObject? Item { get; }

    /// <summary>Returns the same text for the same user, as far as the inputs show it, so that changes to one user run in order.</summary>
    public string KeyOn(WebexConnection connection) =>
        (IsCaller ? connection.UserEmail ?? KeyOf(connection.PersonId) : email ?? KeyOf(personId))?.Trim() ?? string.Empty;

    /// <summary>Returns the users on the command line, each with the piped object.</summary>
    /// <param name="emails">The value of -UserEmail.</param>
    /// <param name="objects">The objects among these values, at the same places.</param>
    /// <param name="personIds">The value of -PersonId.</param>
    /// <param name="items">The piped objects.</param>
    /// <param name="connection">The connection, whose signed-in user an object may be about.</param>
    /// <param name="takesIds">Whether the API accepts person IDs.</param>
    public static IEnumerable<UserInput> FromTyped(
        string?[]? emails,
        IReadOnlyList<PipedObject?> objects,
        string?[]? personIds,
        IReadOnlyList<PipedObject> items,
        WebexConnection connection,
        bool takesIds)
    {
        List<UserInput> users = Typed(emails ?? [], objects, personIds ?? [], connection, takesIds).ToList();
        return items.Count == 0
            ? users
            : items.SelectMany(item => users.Select(user => user.With(item, users.Count == 1 ? item.Value : user.Target)));
    }

    /// <summary>Returns the user whom a piped object names.</summary>
    /// <param name="item">The object.</param>
    /// <param name="connection">The connection, whose signed-in user an object may be about.</param>
    /// <param name="takesIds">Whether the API accepts person IDs.</param>
    public static UserInput FromPiped(PipedObject item, WebexConnection connection, bool takesIds)
    {
        try
        {
            (string? email, string? personId) = PipedIdentity.Of(item, takesIds);
            return IsAboutCaller(item, email, connection)
                ? new UserInput(item.Value, item, null, null, isCaller: true)
                : new UserInput(
                    item.Value,
                    item,
                    email,
                    personId,
                    email is null && personId is null ? PipedIdentity.Nobody(item, takesIds) : null);
        }
        catch (Exception unreadable) when (unreadable is not PipelineStoppedException)
        {
            return new UserInput(item.Value, item, null, null, PipedObject.Unreadable("This input", unreadable));
        }
    }

    /// <summary>Returns the signed-in user, for a command without any user.</summary>
    public static UserInput Caller() => new(null, null, null, null, isCaller: true);

    /// <summary>Returns an input that is an error, regardless of its value.</summary>
    public static UserInput Invalid(object? target, WebexApiException problem) => new(target, null, null, null, problem);

    /// <summary>Returns the email address; null for the signed-in user.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public string? ParseEmail() => problem is not null ? throw problem : IsCaller ? null : EmailAddress.Parse(email);

    /// <summary>Returns the person ID, else the email address; those of the signed-in user when no user was given.</summary>
    /// <exception cref="WebexApiException">The input names nobody, or the signed-in user is not known.</exception>
    public UserIdentity Identify(WebexConnection connection)
    {
        if (!IsCaller)
        {
            return Identify();
        }

        return connection.PersonId is { } own ? new UserIdentity(connection.UserEmail, own) : throw UnknownCaller();
    }

    /// <summary>Returns the person ID, else the email address, of a named user.</summary>
    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public UserIdentity Identify()
    {
        if (problem is not null)
        {
            throw problem;
        }

        return string.IsNullOrWhiteSpace(personId)
            ? new UserIdentity(EmailAddress.Parse(email), null)
            : new UserIdentity(string.IsNullOrWhiteSpace(email) ? null : email!.Trim(), PersonIdentifier.Parse(personId));
    }

    private static string? KeyOf(string? personId) => personId is null ? null : PersonIdentifier.Normalize(personId);

    private static IEnumerable<UserInput> Typed(
        string?[] emails, IReadOnlyList<PipedObject?> objects, string?[] personIds, WebexConnection connection, bool takesIds)
    {
        bool hasEmails = emails.Any(email => !string.IsNullOrWhiteSpace(email)) || objects.Any(item => item is not null);
        bool hasIds = personIds.Any(id => !string.IsNullOrWhiteSpace(id));
        if (hasEmails && hasIds)
        {
            return
            [
                Invalid(
                    emails[0] ?? personIds[0],
                    InvalidInput.Create("This command names users by address and by person ID", "Give either -UserEmail or -PersonId.")),
            ];
        }

        if (hasIds || emails.Length == 0)
        {
            return personIds.Length == 0
                ? [new UserInput(null, null, null, null)]
                : personIds.Select(id => new UserInput(id, null, null, id));
        }

        // An object counts as a piped one does, with its site. Its address alone would be on another site.
        return emails.Select((email, index) => objects.ElementAtOrDefault(index) is { } item
            ? FromPiped(item, connection, takesIds)
            : new UserInput(email, null, email, null));
    }

    private UserInput With(PipedObject item, object? target) =>
        Item is { HasSite: true }
            ? Invalid(
                target,
                InvalidInput.Create(
                    $"-UserEmail is an object with a site, {Name}, and this command has pipeline input as well",
                    "Give -UserEmail only the address, such as { $_.Email }, or pipe the object itself."))
            : new UserInput(target, item, email, personId, problem, IsCaller);

    // An object from a request for the signed-in user, or a copy of one, is about that user. That request named nobody, and the next one
    // must not either: without an administrator's scopes, a request may name nobody, not even the signed-in user.
    private static bool IsAboutCaller(PipedObject item, string? email, WebexConnection connection) => item.Value switch
    {
        WebexConnection other => ReferenceEquals(other, connection),
        ICallerObject { Caller: { } caller } => ReferenceEquals(caller, connection),
        IUserObject => false,
        _ => email is not null && string.Equals(email.Trim(), connection.UserEmail, StringComparison.OrdinalIgnoreCase)
            && (item.IsOurs || item.IsOurExport),
    };

    // Never empty, because PowerShell would show the whole target instead.
    private static string NameOf(string? email, string? personId, bool isCaller) =>
        isCaller ? "(the signed-in user)"
        : !string.IsNullOrWhiteSpace(email) ? email!
        : !string.IsNullOrWhiteSpace(personId) ? personId!
        : "(nobody)";

    private static WebexApiException UnknownCaller() => InvalidInput.Create(
        "This command names nobody, and the signed-in user is not known on this connection",
        "Give -UserEmail or -PersonId, or connect with a token that may read /people/me (scope spark:people_read) "
            + "and without -SkipValidation.");
}

/// <summary>
/// Accepts users by address, and as objects with an address. An object without one becomes null, and the cmdlet writes the error, because
/// PowerShell's own conversion would show all values of the object.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UserTransformationAttribute : ArgumentTransformationAttribute
{
    [ThreadStatic]
    private static (string?[]? Addresses, PipedObject?[] Objects) latest;

    /// <summary>
    /// Returns the objects behind the addresses, null where an address was given. The setter of the parameter calls this, because
    /// PowerShell converts a value and sets it at once, on the same thread.
    /// </summary>
    public static IReadOnlyList<PipedObject?> ObjectsOf(string?[]? addresses)
    {
        PipedObject?[] objects = addresses is not null && ReferenceEquals(latest.Addresses, addresses) ? latest.Objects : [];
        latest = default;
        return objects;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = PipedObject.Unwrap(inputData);
        if (given is null)
        {
            return null;
        }

        // The usual input, so without the lists below.
        if (given is string address)
        {
            return new[] { address };
        }

        List<(string? Address, PipedObject? Object)> users =
            (given is IList list ? PipedObject.ItemsOf(list) : [inputData]).Select(Read).ToList();
        latest = (users.Select(user => user.Address).ToArray(), users.Select(user => user.Object).ToArray());
        return latest.Addresses;
    }

    private static (string? Address, PipedObject? Object) Read(object? item)
    {
        if (Scalars.TryAddress(item, out string? address))
        {
            return (address, null);
        }

        var user = new PipedObject(item);
        return (PipedIdentity.TryEmailOf(user), user);
    }
}
