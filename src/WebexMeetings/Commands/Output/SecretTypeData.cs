using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace WebexMeetings.Commands.Output;

/// <summary>
/// Creates the type data that the module adds at import. PINs and access codes are secrets, so a user has to name the property.
/// PowerShell shows all properties of an object that follows another type, and of a copy from Export-Clixml, Start-Job or remoting where
/// this module is not loaded. So these properties are in no default set and in no copy.
/// </summary>
/// <remarks>
/// A types file cannot do this: its type data stays in the session, and would prevent the import of another version of the module.
/// </remarks>
internal static class SecretTypeData
{
    /// <summary>
    /// Gets Update-TypeData. A call by name would load the module of the cmdlet, which $PSModuleAutoLoadingPreference may forbid.
    /// </summary>
    public static CmdletInfo Update => new(
        "Update-TypeData",
        Type.GetType("Microsoft.PowerShell.Commands.UpdateTypeDataCommand, Microsoft.PowerShell.Commands.Utility", throwOnError: true)!);

    /// <summary>Returns the type data for Update-TypeData.</summary>
    public static TypeData[] Create() =>
    [
        Of(typeof(PersonalRoom), nameof(PersonalRoom.HostPin)),
        Of(typeof(Telephony), nameof(Telephony.AccessCode)),
        Of(typeof(AudioOption), nameof(AudioOption.AudioPin)),
    ];

    private static TypeData Of(Type type, string secret)
    {
        List<string> shown = [];
        foreach (System.Reflection.PropertyInfo property in type.GetProperties())
        {
            if (property.Name != secret)
            {
                shown.Add(property.Name);
            }
        }

        return new TypeData(type.FullName)
        {
            DefaultDisplayPropertySet = new PropertySetData(shown),
            SerializationMethod = "SpecificProperties",
            PropertySerializationSet = new PropertySetData(shown),
            InheritPropertySerializationSet = false,
        };
    }
}
