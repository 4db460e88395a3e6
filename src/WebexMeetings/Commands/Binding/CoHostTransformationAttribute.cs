using System.Collections;
using System.Management.Automation;
using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// Takes co-hosts as CoHost objects, as addresses, as objects with an address (such as people), or as the text that Export-Csv makes of
/// a list: addresses separated by semicolons or commas. An empty cell is null, which leaves the co-hosts as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CoHostTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = Unwrap(inputData);
        bool isBlank = given is null || (given is string text && string.IsNullOrWhiteSpace(text));
        return isBlank ? null : Each(given!, inputData).ToArray();
    }

    private static IEnumerable<CoHost> Each(object given, object? wrapped) => given switch
    {
        CoHost coHost => [coHost],
        string text => CoHostList.Parse(text),
        IEnumerable list => list.Cast<object?>().Where(item => item is not null).SelectMany(item => Each(Unwrap(item)!, item)),
        _ => [FromProperties(PSObject.AsPSObject(wrapped))],
    };

    private static CoHost FromProperties(PSObject person)
    {
        string? email = Text(person, "Email") ?? Text(person, "UserEmail");
        return email is null
            ? throw new ArgumentTransformationMetadataException("A co-host is an e-mail address, a CoHost, or an object with a property Email or UserEmail.")
            : new CoHost { Email = email.Trim(), DisplayName = Text(person, "DisplayName") };
    }

    private static string? Text(PSObject person, string name) => person.Properties[name]?.Value as string is { Length: > 0 } text ? text : null;

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
