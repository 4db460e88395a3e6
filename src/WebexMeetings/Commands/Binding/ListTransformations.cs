using System.Collections;
using System.Management.Automation;

namespace WebexMeetings.Commands.Binding;

/// <summary>Reads lists of values: as lists, as one value, or as the text that Export-Csv writes for a list.</summary>
internal static class Lists
{
    /// <summary>Reads names, separated by semicolons when they are one text. No value gives no names.</summary>
    /// <returns>Whether each item has a name. The list replaces another one, so an empty item must not make it shorter.</returns>
    public static bool TryNames(object? value, out IReadOnlyList<string> names)
    {
        List<string> found = [];
        bool isUnderstood = IsNothing(PipedObject.Unwrap(value)) || Items.Of(value).All(item => TryAddNames(item, found));
        names = found;
        return isUnderstood;
    }

    /// <summary>
    /// Reads co-hosts: CoHost objects, people, or addresses, separated by semicolons or commas when they are one text. No value gives null.
    /// </summary>
    /// <inheritdoc cref="TryNames"/>
    public static bool TryCoHosts(object? value, out CoHost[]? coHosts)
    {
        object? given = PipedObject.Unwrap(value);
        if (IsNothing(given))
        {
            coHosts = null;
            return true;
        }

        List<CoHost> found = [];
        bool isUnderstood = Items.Of(given).All(item => TryAddCoHosts(item, found));
        coHosts = isUnderstood ? found.ToArray() : null;
        return isUnderstood;
    }

    private static bool IsNothing(object? given) => given is null || (given is string text && string.IsNullOrWhiteSpace(text));

    private static bool TryAddNames(object? item, List<string> names)
    {
        string? text = item switch
        {
            SessionType type => type.Id ?? type.ToString(),
            SiteSessionType type => type.Id ?? type.ToString(),
            _ when PipedObject.IsCopyOf(item, typeof(SessionType))
                || PipedObject.IsCopyOf(item, typeof(SiteSessionType)) => ((PSObject)item!).Properties["Id"]?.Value as string,
            _ => Scalars.TryText(item, out string? plain) ? plain : null,
        };
        List<string> parts = Parts(text, ';');
        names.AddRange(parts);
        return parts.Count > 0;
    }

    private static bool TryAddCoHosts(object? item, List<CoHost> coHosts)
    {
        if (item is CoHost coHost)
        {
            coHosts.Add(coHost);
            return true;
        }

        if (Scalars.TryAddress(item, out string? text))
        {
            List<string> parts = Parts(text, ';', ',');
            coHosts.AddRange(parts.Select(part => new CoHost { Email = part }));
            return parts.Count > 0;
        }

        var person = new PipedObject(item);
        string? email = PipedIdentity.TryEmailOf(person);
        if (email is null)
        {
            return false;
        }

        string? name = person.TryGet("DisplayName", out object? given) && Scalars.TryText(given, out string? shown) ? shown : null;
        coHosts.Add(new CoHost { Email = email, DisplayName = string.IsNullOrWhiteSpace(name) ? null : name });
        return true;
    }

    private static List<string> Parts(string? text, params char[] separators) =>
        (text ?? string.Empty).Split(separators).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
}

/// <summary>
/// Accepts co-hosts as CoHost objects, as addresses, as objects with an address (such as people), or as the text that Export-Csv writes for
/// a list. An empty cell is null, which leaves the co-hosts as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CoHostTransformationAttribute() : ValueTransformationAttribute(
    "an email address, a CoHost, an object with an address, or a list of these")
{
    private protected override object? Convert(object? value) => Lists.TryCoHosts(value, out CoHost[]? coHosts) ? coHosts : Unusable;
}

/// <summary>Accepts session types by ID, short name or name, or as the objects from Get-WebexSiteSessionType.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SessionTypeTransformationAttribute() : ValueTransformationAttribute("a list of session types")
{
    private protected override object? Convert(object? value) =>
        Lists.TryNames(value, out IReadOnlyList<string> names) ? names.ToArray() : Unusable;
}

/// <summary>
/// Accepts text. An object becomes null, and the cmdlet writes the error, because PowerShell's own would not name the input.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PipedObject.Unwrap(inputData) switch
    {
        null => null,
        IList list => PipedObject.ItemsOf(list).Select(Text).ToArray(),
        var one => new[] { Text(one) },
    };

    private static string? Text(object? item) => Scalars.TryText(item, out string? text) ? text : null;
}

/// <summary>
/// Converts an object that is not a personal room to null. The cmdlet writes the error, because PowerShell's own would show all values of
/// the object.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalRoomTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PipedObject.Unwrap(inputData) switch
    {
        PersonalRoom room => room,
        IList list => PipedObject.ItemsOf(list).Select(item => PipedObject.Unwrap(item) as PersonalRoom).ToArray(),
        _ => null,
    };
}
