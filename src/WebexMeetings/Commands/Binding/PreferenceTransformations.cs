using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace WebexMeetings.Commands.Binding;

/// <summary>Reads email addresses: as text, separated by semicolons or commas, as objects with an address, or as a list of these.</summary>
internal static class EmailList
{
    public const string Expected = "a list of email addresses";

    private static readonly char[] Separators = [';', ','];

    /// <summary>Reads addresses. No value gives null; an empty list stays an empty list.</summary>
    public static bool TryParse(object? value, out string[]? emails)
    {
        object? given = PipedObject.Unwrap(value);
        if (given is null || (given is string text && string.IsNullOrWhiteSpace(text)))
        {
            emails = null;
            return true;
        }

        List<string> found = [];
        bool isUnderstood = Items.Of(given).All(item => TryAdd(item, found));
        emails = isUnderstood ? found.ToArray() : null;
        return isUnderstood;
    }

    private static bool TryAdd(object? item, List<string> emails)
    {
        string? text = item is null ? null : Scalars.TryAddress(item, out string? address) ? address
            : PipedIdentity.TryEmailOf(new PipedObject(item));
        List<string> parts = (text ?? string.Empty).Split(Separators).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        emails.AddRange(parts);
        return parts.Count > 0;
    }
}

/// <summary>Accepts email addresses in each of their forms. An empty cell is null, which leaves the setting as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailListTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        EmailList.TryParse(inputData, out string[]? emails) ? emails : new UnusableValue("not email addresses, or objects with an address");
}

/// <summary>Reads phone numbers as PhoneNumber.ToString writes them, and objects with the same properties.</summary>
internal static class PhoneNumberText
{
    public const string Expected = "a phone number such as +1 5550100, with a space behind the country code";

    private static readonly string[] Properties = ["CountryCode", "Number", "EnabledCallInAuthentication", "EnabledCallMe"];
    private static readonly Regex WithCountryCode = new(@"^\+(?<code>[0-9]{1,4})[ -]+(?<number>[^ +].*)$", RegexOptions.CultureInvariant);

    /// <summary>Reads a phone number. What the value does not contain is null; an empty text removes the number.</summary>
    public static bool TryParse(object? value, out PhoneNumber? phone)
    {
        object? given = PipedObject.Unwrap(value);
        phone = given as PhoneNumber;
        if (given is null or PhoneNumber)
        {
            return true;
        }

        if (!Scalars.TryText(given, out string? text))
        {
            return TryProperties(new PipedObject(given), out phone);
        }

        string trimmed = text?.Trim() ?? string.Empty;
        Match match = WithCountryCode.Match(trimmed);
        phone = match.Success ? new PhoneNumber { CountryCode = match.Groups["code"].Value, Number = match.Groups["number"].Value }
            : trimmed.Length == 0 ? new PhoneNumber { CountryCode = string.Empty, Number = string.Empty }
            : new PhoneNumber { Number = trimmed };
        return match.Success || trimmed.Length == 0 || trimmed[0] != '+';
    }

    /// <summary>Adds the values of the separate parameters to a number; null when there is nothing at all.</summary>
    public static PhoneNumber? Combine(PhoneNumber? phone, bool? callIn, bool? callMe) =>
        phone is null && callIn is null && callMe is null ? null : new PhoneNumber
        {
            CountryCode = phone?.CountryCode,
            Number = phone?.Number,
            EnabledCallInAuthentication = callIn ?? phone?.EnabledCallInAuthentication,
            EnabledCallMe = callMe ?? phone?.EnabledCallMe,
        };

    private static bool TryProperties(PipedObject item, out PhoneNumber? phone)
    {
        phone = null;
        if (!Items.HasOnly(item, Properties)
            || !Items.TryGet(item, "CountryCode", Scalars.TryText, out string? code)
            || !Items.TryGet(item, "Number", Scalars.TryText, out string? number)
            || !Items.TryGet(item, "EnabledCallInAuthentication", Scalars.TryBoolean, out bool? callIn)
            || !Items.TryGet(item, "EnabledCallMe", Scalars.TryBoolean, out bool? callMe))
        {
            return false;
        }

        phone = new PhoneNumber
        {
            CountryCode = code?.Trim(),
            Number = number?.Trim(),
            EnabledCallInAuthentication = callIn,
            EnabledCallMe = callMe,
        };
        return true;
    }
}

/// <summary>Accepts a phone number in each of its forms. An empty cell leaves the number as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PhoneNumberTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PhoneNumberText.TryParse(inputData, out PhoneNumber? phone) ? phone : new UnusableValue("not " + PhoneNumberText.Expected);
}

/// <summary>Reads video devices as VideoDevice.ToString writes them, objects with the same properties, or a list of these.</summary>
internal static class VideoDeviceList
{
    public const string Expected = "a list of video devices such as 'Desk <desk@example.com>'";

    private static readonly string[] Properties = ["DeviceName", "DeviceAddress", "IsDefault"];
    private static readonly Regex Device = new(
        @"^\s*(?<name>[^<>]*?)\s*<(?<address>[^<>]*)>\s*(?<default>\(default\))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads devices. No value gives null; an empty list stays an empty list.</summary>
    public static bool TryParse(object? value, out VideoDevice[]? devices)
    {
        object? given = PipedObject.Unwrap(value);
        if (given is null || (given is string text && string.IsNullOrWhiteSpace(text)))
        {
            devices = null;
            return true;
        }

        List<VideoDevice> found = [];
        bool isUnderstood = Items.Of(given).All(item => TryAdd(item, found));
        devices = isUnderstood ? found.ToArray() : null;
        return isUnderstood;
    }

    private static bool TryAdd(object? item, List<VideoDevice> devices)
    {
        switch (item)
        {
            case null:
                return false;
            case VideoDevice device:
                devices.Add(device);
                return true;
            case string text:
                List<Match> matches = text.Split(';').Where(part => part.Trim().Length > 0).Select(part => Device.Match(part)).ToList();
                devices.AddRange(matches.Select(match => new VideoDevice
                {
                    DeviceName = match.Groups["name"].Value,
                    DeviceAddress = match.Groups["address"].Value.Trim(),
                    IsDefault = match.Groups["default"].Success,
                }));
                return matches.Count > 0 && matches.TrueForAll(match => match.Success);
            default:
                return TryAddProperties(new PipedObject(item), devices);
        }
    }

    private static bool TryAddProperties(PipedObject item, List<VideoDevice> devices)
    {
        if (!Items.HasOnly(item, Properties)
            || !Items.TryGet(item, "DeviceName", Scalars.TryText, out string? name)
            || !Items.TryGet(item, "DeviceAddress", Scalars.TryText, out string? address)
            || !Items.TryGet(item, "IsDefault", Scalars.TryBoolean, out bool? isDefault))
        {
            return false;
        }

        devices.Add(new VideoDevice { DeviceName = name?.Trim(), DeviceAddress = address?.Trim(), IsDefault = isDefault });
        return true;
    }
}

/// <summary>Accepts video devices in each of their forms. An empty cell is null, which leaves the setting as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class VideoDeviceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        VideoDeviceList.TryParse(inputData, out VideoDevice[]? devices) ? devices : new UnusableValue("not " + VideoDeviceList.Expected);
}

/// <summary>Reads lists and the properties of objects.</summary>
internal static class Items
{
    /// <summary>Returns the items of a list, and of the lists in it; anything else is its only item. A null in a list stays one.</summary>
    public static IEnumerable<object?> Of(object? value) => Of(value, depth: 0);

    /// <summary>
    /// Returns whether an object has at least one of these properties. A hashtable must have no others, because a name may be misspelled.
    /// </summary>
    public static bool HasOnly(PipedObject item, string[] names) =>
        names.Any(name => TryRead(item, name, out _))
        && (item.Value is not IDictionary map
            || map.Keys.Cast<object>().All(key => key is string name && names.Contains(name, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Returns the value of a property; null when it is missing. One that cannot be read is not valid.</summary>
    public static bool TryGet<T>(PipedObject item, string name, Conversion<T?> conversion, out T? result)
    {
        result = default;
        return !TryRead(item, name, out object? value) || conversion(value, out result);
    }

    // The engine's own error for an exception here would not be about the input. A property of another module may run any code.
    private static bool TryRead(PipedObject item, string name, out object? value)
    {
        try
        {
            return item.TryGet(name, out value);
        }
        catch (WebexApiException)
        {
            value = new UnusableValue("not readable");
            return true;
        }
    }

    private static IEnumerable<object?> Of(object? value, int depth) =>
        depth < PipedObject.DeepestList && PipedObject.Unwrap(value) is IList list
            ? list.Cast<object?>().SelectMany(item => Of(item, depth + 1))
            : [PipedObject.Unwrap(value)];
}
