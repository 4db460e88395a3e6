using System.Collections;
using System.Management.Automation;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Commands.Binding;

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
    /// Returns the address or the person ID; for an object of this module, both when the API accepts IDs. Anybody may have edited a row or
    /// a copy of such an object, so there the address counts alone: it is what a prompt shows. Both are null when the object names nobody.
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

        return item.Value is IUserObject ours ? (email, ours.PersonId)
            : email is not null ? (email, null)
            : (null, Text(item, "PersonId") ?? WebexIdOf(item));
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
        catch (Exception unreadable) when (unreadable is not PipelineStoppedException)
        {
            return null;
        }
    }

    /// <summary>Returns the error of an object that names nobody.</summary>
    public static WebexApiException Nobody(PipedObject item, bool takesIds) =>
        !takesIds && (Text(item, "PersonId") ?? WebexIdOf(item)) is not null
            ? InvalidInput.Create(
                "This input has a person ID and no email address, and this call takes addresses only",
                "Pipe it through Get-WebexPerson first, which finds the address: ... | Get-WebexPerson | ...")
            : InvalidInput.Create(
                "This input names nobody: it has no email address" + (takesIds ? " and no person ID" : string.Empty) + Where(item),
                "Pipe addresses, or objects with a value in one of the properties that about_WebexMeetings lists, such as Email or "
                    + "UserPrincipalName; remove empty rows. Import-Csv needs -Delimiter ';' for a file with semicolons.");

    // In a file without headings, the first row becomes the names, and its cells may be PINs or tokens. Those have digits.
    private static string Where(PipedObject item)
    {
        List<string> names = item.PropertyNames.Where(name => !name.Any(char.IsDigit)).ToList();
        return names.Count > 0 ? $" in its properties {InvalidInput.Show(string.Join(", ", names))}" : string.Empty;
    }

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
        bool isEmpty = false;
        string? site = PipedObject.Read($"The property {Column} of this input", () => Find(item, out isEmpty));
        isBlank = isEmpty;
        return site;
    }

    private static string? Find(PipedObject item, out bool isBlank)
    {
        isBlank = false;
        if (item.Value is IUserObject ours)
        {
            isBlank = string.IsNullOrWhiteSpace(ours.SiteUrl) && !item.MayLackSite;
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

        bool isEmpty = string.IsNullOrWhiteSpace(site);
        isBlank = isEmpty && !item.MayLackSite;
        return isEmpty ? null : site;
    }
}
