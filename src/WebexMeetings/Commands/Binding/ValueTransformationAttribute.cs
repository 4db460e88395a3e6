using System.Collections;
using System.Globalization;
using System.Management.Automation;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands.Binding;

/// <summary>Converts the value of a parameter, or replaces a value that the parameter does not accept.</summary>
/// <param name="expected">The accepted values, such as "a whole number".</param>
/// <param name="isSecret">Whether the value is a secret, which no error may show.</param>
internal abstract class ValueTransformationAttribute(string expected, bool isSecret = false) : ArgumentTransformationAttribute
{
    /// <summary>Marks a value that the parameter does not accept.</summary>
    private protected static readonly object Unusable = new();

    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? result = ConvertOrFail(inputData);
        if (!ReferenceEquals(result, Unusable))
        {
            return result;
        }

        string given = GivenValue.Describe(inputData, isSecret);
        return RunningCommands.Any
            ? new UnusableValue($"{given} (expected: {expected})")
            : throw new ArgumentTransformationMetadataException($"The value must be {expected}, and it is {given}.");
    }

    /// <summary>Returns the converted value, or <see cref="Unusable"/>. An empty value, such as an empty cell, becomes null.</summary>
    private protected abstract object? Convert(object? value);

    // The value may be any object, and reading it may run any code.
    private object? ConvertOrFail(object? value)
    {
        try
        {
            return Convert(value);
        }
        catch (Exception unreadable) when (unreadable is not PipelineStoppedException)
        {
            return Unusable;
        }
    }
}

/// <summary>
/// Replaces a property of a piped object that its parameter does not accept. PowerShell cannot convert it and silently skips the parameter,
/// and the cmdlet reads the property itself and writes the error. An exception in a transformation would be PowerShell's error instead.
/// </summary>
/// <param name="text">The given and the accepted values. PowerShell shows it only for the result of a script block.</param>
internal sealed class UnusableValue(string text)
{
    public override string ToString() => text;
}

/// <summary>Describes a value of a user in an error.</summary>
internal static class GivenValue
{
    /// <summary>
    /// Returns text and plain values in quotes. Of a secret, a list or an object only the type, because the contents may be secret.
    /// </summary>
    public static string Describe(object? value, bool isSecret = false) => PipedObject.Unwrap(value) switch
    {
        null => "empty",
        string text when !isSecret => InvalidInput.Show(text),
        (Enum or Guid or TimeSpan or IConvertible) and not string and var plain when !isSecret =>
            InvalidInput.Show(Convert.ToString(plain, CultureInfo.InvariantCulture)!),
        IList list => $"a list of {list.Count} values" + (PipedObject.ItemsOf(list).Any(IsEmpty) ? ", and one of them is empty" : string.Empty),
        var other => $"an object of type {other.GetType().Name}",
    };

    private static bool IsEmpty(object? item)
    {
        object? given = PipedObject.Unwrap(item);
        return given is null || (given is string text && string.IsNullOrWhiteSpace(text));
    }
}
