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
    /// <summary>The maximum depth of nested lists, because a list may contain itself. A deeper list is an item, which is not valid.</summary>
    public const int DeepestList = 4;

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
    public static IEnumerable<PipedObject> Each(object? given) => Each(given, depth: 0);

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

    private static IEnumerable<PipedObject> Each(object? given, int depth) =>
        depth < DeepestList && Unwrap(given) is IList { Count: > 0 } list
            ? list.Cast<object?>().SelectMany(item => Each(item, depth + 1))
            : [new PipedObject(given)];

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
