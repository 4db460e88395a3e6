using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Reflection;

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

    /// <summary>The models that name their site. Where one has none, the site is not known, and the default site would be a guess.</summary>
    private static readonly Type[] ModelsWithSite = [typeof(PersonalRoomId), typeof(Site)];

    private static readonly string[] CopyNames = Models.Select(CopyNameOf).ToArray();

    private const int DeepestList = 16;

    private readonly object? whole;
    private bool? isExport;

    public PipedObject(object? whole)
    {
        this.whole = whole;
        Value = Unwrap(whole);
    }

    /// <summary>Gets the object without PowerShell's wrapper. Null for no object.</summary>
    public object? Value { get; }

    /// <summary>
    /// Gets whether this is an object of this module, or a copy of one from a file, a job or remoting. Its properties are the current
    /// state, not a change.
    /// </summary>
    public bool IsOurs =>
        Value is IUserObject || (Value is PSObject copy && CopyNames.Any(copy.TypeNames.Contains));

    /// <summary>
    /// Gets whether this is a row of a file that Export-Csv wrote from objects of this module. A user may have edited it since.
    /// </summary>
    public bool IsOurExport => isExport ??= Value is PSObject && Models.Any(IsRowOf);

    /// <summary>Gets whether an empty site in this object means the default site, because the module itself wrote it so.</summary>
    public bool MayLackSite => (IsOurs || IsOurExport) && !ModelsWithSite.Any(IsOf);

    /// <summary>Gets whether this object has a site, or is about the signed-in user, so that its address alone says less.</summary>
    public bool HasSite => IsOurs || TryGet("SiteUrl", out _);

    /// <summary>Gets the names of the columns of a row, or the keys of a hashtable. Of another object, none.</summary>
    public IReadOnlyList<string> PropertyNames => Value switch
    {
        PSObject row => [.. row.Properties.Select(property => property.Name)],
        IDictionary map => [.. map.Keys.OfType<string>()],
        _ => [],
    };

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
        value is PSObject copy && copy.TypeNames.Contains(CopyNameOf(type));

    /// <summary>Returns the objects in a list, including those in nested lists; another object is returned itself.</summary>
    public static IReadOnlyList<PipedObject> Each(object? given) => Unwrap(given) is IList
        ? Flatten(given).Select(item => new PipedObject(item)).ToList()
        : [new PipedObject(given)];

    /// <summary>
    /// Returns the items of a list, and of the lists in it; anything else, also an empty list, is its only item. A list that contains
    /// itself or is nested too deep stays an item, which nothing accepts.
    /// </summary>
    public static IEnumerable<object?> Flatten(object? value) => Flatten(value, []);

    /// <summary>Returns the items of a list; no items when the list cannot be read.</summary>
    public static IReadOnlyList<object?> ItemsOf(IList list)
    {
        try
        {
            return [.. list.Cast<object?>()];
        }
        catch (Exception unreadable) when (unreadable is not PipelineStoppedException)
        {
            return [];
        }
    }

    /// <summary>Reads a value of a user. It may be any object, and reading it may run any code.</summary>
    /// <exception cref="WebexApiException">The value cannot be read.</exception>
    public static T Read<T>(string subject, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            throw Unreadable(subject, failure);
        }
    }

    /// <summary>Returns the error for a value that cannot be read.</summary>
    public static WebexApiException Unreadable(string subject, Exception failure) => failure as WebexApiException
        ?? InvalidInput.Create(
            $"{subject} cannot be read ({((failure as GetValueException)?.InnerException ?? failure).GetType().Name})",
            "Pipe an object with plain values.");

    private static IEnumerable<object?> Flatten(object? value, object[] parents) =>
        Unwrap(value) is IList list
            && parents.Length < DeepestList
            && !parents.Any(parent => ReferenceEquals(parent, list))
            && ItemsOf(list) is { Count: > 0 } items
            ? items.SelectMany(item => Flatten(item, [.. parents, list]))
            : [value];

    /// <summary>Finds the first property with one of these names, regardless of case and, in a row, of blanks, hyphens and underscores.</summary>
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
        object? found = null;
        bool exists = Read($"The property {name} of this input", () => TryFind(name, out found));
        value = found;
        return exists;
    }

    private bool TryFind(string name, out object? value)
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

        // A person may write "Site URL " as a heading. Without its SiteUrl, a row would change something on the default site.
        if (property is null && Value is PSObject row)
        {
            property = row.Properties.FirstOrDefault(
                candidate => candidate.Name.Length > name.Length
                    && WithoutSeparators(candidate.Name).Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        value = property is null ? null : Unwrap(property.Value);
        return property is not null;
    }

    private static string WithoutSeparators(string heading) =>
        new([.. heading.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-'))]);

    private bool IsOf(Type model) => model.IsInstanceOfType(Value) || IsCopyOf(Value, model) || IsRowOf(model);

    private static string CopyNameOf(Type type) => "Deserialized." + type.FullName;

    // Windows PowerShell writes the type into the file. Without it, only the complete set of columns identifies the type.
    private bool IsRowOf(Type model)
    {
        if (whole is not PSObject row)
        {
            return false;
        }

        return row.TypeNames.Contains("CSV:" + model.FullName)
            || model.GetProperties(BindingFlags.Public | BindingFlags.Instance).All(property => row.Properties[property.Name] is not null);
    }
}
