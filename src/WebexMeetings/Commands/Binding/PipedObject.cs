using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Reflection;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// An object from the pipeline or -InputObject: text, a row of a CSV or of a database, a hashtable, an object of another module, or one of
/// this module. Its properties are read by name.
/// </summary>
internal sealed class PipedObject
{
    private static readonly Type[] Models = typeof(IUserObject).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true } && typeof(IUserObject).IsAssignableFrom(type))
        .ToArray();

    private readonly object? whole;
    private readonly Lazy<bool> isExport;

    public PipedObject(object? whole)
    {
        this.whole = whole;
        Value = Unwrap(whole);
        isExport = new Lazy<bool>(() => Models.Any(IsRowOf));
    }

    /// <summary>Gets the object without PowerShell's wrapper. Null for no object.</summary>
    public object? Value { get; }

    /// <summary>
    /// Gets whether this is an object of this module, or a copy of one from a file, a job or remoting. Its properties are the current
    /// state, not a change.
    /// </summary>
    public bool IsOurs => Value is IUserObject || Models.Any(model => IsCopyOf(whole, model));

    /// <summary>
    /// Gets whether this is a row of a file that Export-Csv wrote from objects of this module. A user may have edited it since.
    /// </summary>
    public bool IsOurExport => isExport.Value;

    /// <summary>Removes PowerShell's wrapper from any value. Of a row of a CSV, nothing is left that a message could show.</summary>
    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>
    /// Removes PowerShell's wrapper. A row of a CSV is only such a wrapper, and stays. The empty cell of a database becomes null.
    /// </summary>
    public static object? Unwrap(object? value) => value switch
    {
        PSObject nothing when ReferenceEquals(nothing, AutomationNull.Value) => null,
        PSObject { BaseObject: PSCustomObject } row => row,
        PSObject wrapped => Unwrap(wrapped.BaseObject),
        DBNull or NullString => null,
        _ => value,
    };

    /// <summary>Returns whether this is a deserialized copy of such an object.</summary>
    public static bool IsCopyOf(object? value, Type type) =>
        value is PSObject copy && copy.TypeNames.Contains("Deserialized." + type.FullName);

    /// <summary>Returns the objects in a list, including those in nested lists; another object is returned itself.</summary>
    public static IEnumerable<PipedObject> Each(object? given) =>
        Unwrap(given) is IList { Count: > 0 } list ? list.Cast<object?>().SelectMany(Each) : [new PipedObject(given)];

    /// <summary>Finds the first property with one of these names, regardless of case.</summary>
    /// <exception cref="WebexApiException">The property exists and cannot be read.</exception>
    public bool TryGet(IEnumerable<string> names, out object? value)
    {
        foreach (string name in names)
        {
            if (TryGet(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc cref="TryGet(IEnumerable{string}, out object?)"/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        if (Value is null or string)
        {
            return false;
        }

        if (Value is IDictionary map)
        {
            object? key = map.Keys.Cast<object>().FirstOrDefault(
                candidate => candidate is string text && text.Equals(name, StringComparison.OrdinalIgnoreCase));
            value = key is null ? null : Unwrap(map[key]);
            return key is not null;
        }

        PSPropertyInfo? property = PSObject.AsPSObject(whole).Properties[name];
        value = property is null ? null : Unwrap(Read(property));
        return property is not null;
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException unreadable)
        {
            throw InvalidInput.Create(
                $"The property {property.Name} of this input cannot be read ({unreadable.InnerException?.GetType().Name})",
                "Pipe an object with plain values.");
        }
    }

    // Windows PowerShell writes the type into the file. Without it, only the complete set of columns identifies the type.
    private bool IsRowOf(Type model)
    {
        if (whole is not PSObject row || Value is not PSObject)
        {
            return false;
        }

        return row.TypeNames.Contains("CSV:" + model.FullName)
            || model.GetProperties(BindingFlags.Public | BindingFlags.Instance).All(property => row.Properties[property.Name] is not null);
    }
}

/// <summary>Finds the user that an object is about, from the most to the least certain of its properties.</summary>
internal static class PipedIdentity
{
    /// <summary>
    /// The names of the column with the address in directories, exports and files of users. The principal name comes last, because it may
    /// not be a mailbox.
    /// </summary>
    private static readonly string[] EmailColumns =
    [
        "UserEmail", "Email", "Mail", "EmailAddress", "PrimarySmtpAddress", "Email Address", "E-Mail", "User ID/Email (Required)",
        "UserPrincipalName",
    ];

    /// <summary>
    /// Returns the address or the person ID; for an object of this module, both when the API accepts IDs. Both are null when the object
    /// names nobody.
    /// </summary>
    /// <exception cref="WebexApiException">A value cannot be read as an address or ID.</exception>
    public static (string? Email, string? PersonId) Of(PipedObject item, bool takesIds)
    {
        if (item.Value is string text)
        {
            return takesIds && PersonIdentifier.IsWebexId(text) ? (null, text) : (Filled(text), null);
        }

        string? email = EmailOf(item);
        if (!takesIds)
        {
            return (email, null);
        }

        string? personId = (item.Value as IUserObject)?.PersonId ?? Text(item, "PersonId") ?? WebexIdOf(item);
        bool isOurs = item.IsOurs || item.IsOurExport || IsPersonOfApi(item);
        return email is null || isOurs ? (email, personId) : (email, null);
    }

    /// <summary>Returns the address in an object; null when it has none.</summary>
    /// <exception cref="WebexApiException">A value cannot be read as an address.</exception>
    public static string? EmailOf(PipedObject item)
    {
        if (item.Value is IUserObject ours)
        {
            return Filled(ours.UserEmail);
        }

        if (Scalars.TryAddress(item.Value, out string? address) && item.Value is not string)
        {
            return Filled(address);
        }

        string? found = EmailColumns.Select(column => Text(item, column)).FirstOrDefault(text => text is not null);
        return found ?? (IsPersonOfApi(item) && item.TryGet("emails", out object? emails) ? Filled(((IList)emails!)[0]?.ToString()) : null);
    }

    /// <summary>Returns the address in an object; null when it has none, or a value that is not an address.</summary>
    public static string? TryEmailOf(PipedObject item)
    {
        try
        {
            return EmailOf(item);
        }
        catch (WebexApiException)
        {
            return null;
        }
    }

    /// <summary>Returns the error of an object that names nobody.</summary>
    public static WebexApiException Nobody(PipedObject item, bool takesIds) =>
        !takesIds && (Text(item, "PersonId") ?? WebexIdOf(item)) is not null
            ? InvalidInput.Create(
                "This input has a person ID and no e-mail address, and this call takes addresses only",
                "Pipe it through Get-WebexPerson first, which finds the address: ... | Get-WebexPerson | ...")
            : InvalidInput.Create(
                "This input names nobody: it has no e-mail address" + (takesIds ? " and no person ID" : string.Empty),
                $"Pipe addresses, or objects with a value in {string.Join(", ", EmailColumns.Take(5))} or UserPrincipalName; "
                    + "remove empty rows.");

    private static string? Text(PipedObject item, string column)
    {
        if (!item.TryGet(column, out object? value))
        {
            return null;
        }

        return Scalars.TryAddress(value, out string? text)
            ? Filled(text)
            : throw InvalidInput.Create(
                $"The property {column} of this input is not text but "
                    + (value is IList list ? $"a list of {list.Count} values" : $"an object of type {value!.GetType().Name}"),
                "Pipe one object for each user, with one address in it.");
    }

    // A directory has its own Id, such as a GUID or an employee number.
    private static string? WebexIdOf(PipedObject item) =>
        item.TryGet("Id", out object? value) && value is string id && PersonIdentifier.IsWebexId(id) ? id : null;

    private static bool IsPersonOfApi(PipedObject item) =>
        WebexIdOf(item) is not null && item.TryGet("emails", out object? emails) && emails is IList { Count: > 0 };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Finds the site in an object.</summary>
internal static class PipedSite
{
    private const string Column = "SiteUrl";

    /// <summary>
    /// Returns the site; null when the object has none. <paramref name="isBlank"/> is whether the object should have one.
    /// </summary>
    /// <exception cref="WebexApiException">The value cannot be read as one site.</exception>
    public static string? Of(PipedObject item, out bool isBlank)
    {
        isBlank = false;
        if (item.Value is IUserObject ours)
        {
            return ours.SiteUrl;
        }

        if (!item.TryGet(Column, out object? value))
        {
            return null;
        }

        if (!Scalars.TryText(value, out string? site))
        {
            throw InvalidInput.Create(
                $"The property {Column} of this input is not one site but "
                    + (value is IList list ? $"a list of {list.Count} values" : $"an object of type {value!.GetType().Name}"),
                "Pipe one object for each site.");
        }

        // In an object of this module, and in a file of such objects, an empty value means the default site.
        bool isEmpty = string.IsNullOrWhiteSpace(site);
        isBlank = isEmpty && !item.IsOurs && !item.IsOurExport;
        return isEmpty ? null : site;
    }
}
