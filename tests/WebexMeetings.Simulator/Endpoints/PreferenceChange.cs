using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The bodies that change audio, video and scheduling options, checked against the documented rules.</summary>
internal static class PreferenceChange
{
    private const int LongestNumber = 30;

    /// <summary>Everything but the PIN is required.</summary>
    public static AudioSettings Audio(JsonElement body, Site site)
    {
        var audio = new AudioSettings
        {
            DefaultAudioType = body.Text("defaultAudioType"),
            OtherTeleconferenceDescription = body.Text("otherTeleconferenceDescription"),
            EnabledGlobalCallIn = body.Flag("enabledGlobalCallIn"),
            EnabledTollFree = body.Flag("enabledTollFree"),
            EnabledAutoConnection = body.Flag("enabledAutoConnection"),
            AudioPin = body.OptionalText("audioPin"),
            OfficeNumber = Phone(body.Object("officeNumber")),
            MobileNumber = Phone(body.Object("mobileNumber")),
        };
        if (audio.DefaultAudioType is not ("webexAudio" or "voipOnly" or "otherTeleconferenceService" or "none"))
            throw RefusedException.BadRequest("'defaultAudioType' is not valid.");
        if (audio.AudioPin is { } pin && !HostPin.IsAllowed(pin))
            throw RefusedException.BadRequest("'audioPin' must be exactly four digits without sequences or repetitions.");
        if (!site.HasTelephony && (audio.EnabledGlobalCallIn || audio.EnabledTollFree))
            throw RefusedException.BadRequest("This site does not support global call-in and toll-free numbers.");
        return audio;
    }

    /// <summary>When there are any, exactly one of them is the default one.</summary>
    public static VideoDevice[] Devices(JsonElement body)
    {
        VideoDevice[] devices = [.. body.List("videoDevices").Select(item =>
            new VideoDevice(item.Text("deviceName"), item.Text("deviceAddress"), item.Flag("isDefault")))];
        if (devices.Any(device => device.Name.Length == 0 || !IsAddress(device.Address)))
            throw RefusedException.BadRequest("'deviceName' cannot be empty, and 'deviceAddress' must be in valid email format.");
        if (devices.DistinctBy(device => device.Address, StringComparer.OrdinalIgnoreCase).Count() < devices.Length)
            throw RefusedException.BadRequest("'deviceAddress' is there twice.");
        return devices.Length == 0 || devices.Count(device => device.IsDefault) == 1
            ? devices
            : throw RefusedException.BadRequest("One and only one device must be set as default.");
    }

    public static void CheckMinutes(JsonElement body)
    {
        if (body.Number("joinBeforeHostMinutes") is not (0 or 5 or 10 or 15))
            throw RefusedException.BadRequest("'joinBeforeHostMinutes' must be one of 0, 5, 10, 15.");
    }

    /// <summary>
    /// The assistant may be absent and stays as it is then; no delegates keep the delegates, an empty list takes them all away.
    /// </summary>
    public static SchedulingSettings Scheduling(JsonElement body, SchedulingSettings before, string[]? delegates) => before with
    {
        EnabledJoinBeforeHost = body.Flag("enabledJoinBeforeHost"),
        JoinBeforeHostMinutes = body.Number("joinBeforeHostMinutes"),
        EnabledAutoShareRecording = body.Flag("enabledAutoShareRecording"),
        EnabledWebexAssistantByDefault = body.OptionalFlag("enabledWebexAssistantByDefault") ?? before.EnabledWebexAssistantByDefault,
        DelegateEmails = delegates ?? before.DelegateEmails,
    };

    public static string Address(JsonElement item) =>
        item.ValueKind == JsonValueKind.String && item.GetString() is { } text && IsAddress(text)
        ? text
        : throw RefusedException.BadRequest("An item is not an email address.");

    private static PhoneNumber Phone(JsonElement body)
    {
        var phone = new PhoneNumber(
            body.Text("countryCode"), body.Text("number"), body.Flag("enabledCallInAuthentication"), body.Flag("enabledCallMe"));
        return phone.Number.Length <= LongestNumber ? phone
            : throw RefusedException.BadRequest("'number' cannot be longer than 30 characters.");
    }

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.AsSpan().ContainsAny(" ,;<>");
}
