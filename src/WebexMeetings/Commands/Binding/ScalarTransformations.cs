using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Mail;
using System.Numerics;
using System.Security;
using WebexMeetings.Authentication;

namespace WebexMeetings.Commands.Binding;

/// <summary>Converts a value to a type. An empty value, such as an empty cell, becomes null.</summary>
/// <returns>Whether the value is valid without doubt.</returns>
internal delegate bool Conversion<T>(object? value, out T result);

/// <summary>
/// Converts single values from CSV files, spreadsheets, databases and other modules. It rejects an ambiguous value and never guesses,
/// because the rest of a row must not be written without it.
/// </summary>
internal static class Scalars
{
    public static bool TryText(object? value, out string? text)
    {
        text = null;
        if (!TryOnly(value, out object? only))
        {
            return false;
        }

        text = only switch
        {
            null => null,
            string same => same,
            Uri address => address.OriginalString,
            char or Guid or bool or Enum => Convert.ToString(only, CultureInfo.InvariantCulture),
            _ when IsNumber(only) => Convert.ToString(only, CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is not null || only is null;
    }

    /// <summary>Reads an email address without checking it.</summary>
    public static bool TryAddress(object? value, out string? address)
    {
        if (TryText(value, out address))
        {
            return true;
        }

        TryOnly(value, out object? only);
        address = only switch
        {
            MailAddress mail => mail.Address,
            PSObject copy when PSObjectIsCopyOfAddress(copy) => copy.Properties["Address"]?.Value as string ?? copy.ToString(),

            // Exchange has its own type for addresses, a value type.
            ValueType and not (DateTime or DateTimeOffset or TimeSpan) => only.ToString(),
            _ => null,
        };
        return address is not null;
    }

    public static bool TryBoolean(object? value, out bool? result)
    {
        result = null;
        if (!TryOnly(value, out object? only))
        {
            return false;
        }

        bool isBlank = only is null || (only is string text && string.IsNullOrWhiteSpace(text));
        result = only switch
        {
            bool same => same,
            SwitchParameter chosen => chosen.ToBool(),
            string word => Word(word.Trim()),
            _ when only is not null && TryIntegral(only, out BigInteger number) && (number.IsZero || number.IsOne) => number.IsOne,
            _ => null,
        };
        return isBlank || result is not null;
    }

    public static bool TryWholeNumber(object? value, out int? result)
    {
        result = null;
        if (!TryOnly(value, out object? only))
        {
            return false;
        }

        if (only is null || (only is string text && string.IsNullOrWhiteSpace(text)))
        {
            return true;
        }

        bool isWhole = TryIntegral(only, out BigInteger number) && number >= int.MinValue && number <= int.MaxValue;
        result = isWhole ? (int)number : null;
        return isWhole;
    }

    /// <summary>
    /// Reads a PIN. A number becomes its digits: a spreadsheet with PINs as numbers has lost the leading zeros, which cannot be detected
    /// here. A number typed without quotes still has its text.
    /// </summary>
    public static bool TryPin(object? value, out SecureString? pin)
    {
        pin = null;
        if (!TryOnly(value, out object? only))
        {
            return false;
        }

        string? digits = only switch
        {
            int or long when value is PSObject typed => typed.ToString(),
            string text => text.Trim(),
            not null when TryIntegral(only, out BigInteger number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        pin = only is SecureString secret ? secret.Copy() : digits is { Length: <= 1000 } ? Secrets.Protect(digits) : null;
        return pin is not null || only is null;
    }

    // A directory returns each attribute as a list, usually of one value.
    private static bool TryOnly(object? value, out object? only)
    {
        only = PipedObject.Unwrap(value);
        if (only is IList list and not byte[])
        {
            only = list.Count == 0 ? null : PipedObject.Unwrap(list[0]);
            return list.Count <= 1 && only is not IList;
        }

        return true;
    }

    private static bool PSObjectIsCopyOfAddress(PSObject copy) =>
        PipedObject.IsCopyOf(copy, typeof(MailAddress))
            || copy.TypeNames.Any(name => name.EndsWith("SmtpAddress", StringComparison.Ordinal));

    private static bool? Word(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "$TRUE" or "1" or "YES" => true,
        "FALSE" or "$FALSE" or "0" or "NO" => false,
        _ => null,
    };

    private static bool TryIntegral(object value, out BigInteger number)
    {
        number = default;
        switch (value)
        {
            case BigInteger same:
                number = same;
                return true;
            case double real when real % 1 == 0:
                number = new BigInteger(real);
                return true;
            case float real when real % 1 == 0:
                number = new BigInteger(real);
                return true;
            case decimal exact when decimal.Truncate(exact) == exact:
                number = new BigInteger(exact);
                return true;
            case double or float or decimal or Enum:
                return false;
            case string text:
                const NumberStyles Style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite
                    | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
                return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal parsed) && TryIntegral(parsed, out number);
            default:
                bool isWhole = IsNumber(value);
                number = isWhole
                    ? BigInteger.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture)
                    : default;
                return isWhole;
        }
    }

    private static bool IsNumber(object? value) =>
        value is BigInteger
            || (value is not (null or Enum) && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal);
}

/// <summary>Accepts a setting that is on or off as a Boolean value, as the text of a CSV cell, or as 1 and 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BooleanTransformationAttribute() : ValueTransformationAttribute("true or false")
{
    private protected override object? Convert(object? value) => Scalars.TryBoolean(value, out bool? result) ? result : Unusable;
}

/// <summary>
/// Accepts a whole number of any type, or as text. An empty value leaves the setting as it is, which PowerShell would convert to 0.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberTransformationAttribute() : ValueTransformationAttribute("a whole number")
{
    private protected override object? Convert(object? value) => Scalars.TryWholeNumber(value, out int? result) ? result : Unusable;
}

/// <summary>
/// Accepts a PIN as SecureString, as text or as a number. It becomes a SecureString before PowerShell adds it to the bound parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PinTransformationAttribute() : ValueTransformationAttribute("digits, as text or as a whole number", isSecret: true)
{
    private protected override object? Convert(object? value) => Scalars.TryPin(value, out SecureString? result) ? result : Unusable;
}

/// <summary>Explains why a connection from Start-Job or a file is not usable.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipedObject.IsCopyOf(inputData, typeof(WebexConnection))
            ? throw new ArgumentTransformationMetadataException(
                "This is a copy of a connection that went through Start-Job, remoting or a file; it holds no sign-in by design. "
                + "Run Connect-Webex inside the job, or use ForEach-Object -Parallel or Start-ThreadJob, "
                + "where -Connection $using:connection works.")
            : inputData;
}

/// <summary>
/// Accepts a secret as SecureString or as plain text. Plain text becomes a SecureString before PowerShell adds it to the bound parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PipedObject.Bare(inputData) switch
        {
            string text => Protect(text),

            // A PIN typed without quotes is a number, whose text still has its leading zeros. If PowerShell converted it,
            // a failure would show it.
            int or long => Protect(inputData!.ToString()!),

            // One line of a file is an array of one.
            object[] { Length: 1 } lines when PipedObject.Bare(lines[0]) is string line => Protect(line),
            var other => other,
        };

    // A SecureString holds at most 65536 characters, and its own error does not say so.
    private static SecureString Protect(string text) => text.Length <= 65536
        ? Secrets.Protect(text.Trim())
        : throw new ArgumentTransformationMetadataException("This is longer than any secret of Webex.");
}
