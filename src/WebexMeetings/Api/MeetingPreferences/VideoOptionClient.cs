using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>A change of video options; null leaves a setting as it is.</summary>
internal sealed class VideoOptionPatch
{
    /// <summary>Gets the complete list of devices; an empty list removes all.</summary>
    public IReadOnlyList<VideoDevice>? VideoDevices { get; init; }

    /// <summary>Gets the name or the address of the new default device.</summary>
    public string? DefaultVideoDevice { get; init; }
}

/// <summary><c>/meetingPreferences/video</c>.</summary>
internal sealed class VideoOptionClient(ApiClient client)
    : PreferencePartClient<VideoOptionDto, VideoOptionPatch, VideoOptionUpdateDto, VideoOption>(client)
{
    protected override string Path => "/meetingPreferences/video";

    protected override JsonTypeInfo<VideoOptionDto> ResponseType => WebexJsonContext.Default.VideoOptionDto;

    protected override JsonTypeInfo<VideoOptionUpdateDto> BodyType => WebexJsonContext.Default.VideoOptionUpdateDto;

    protected override string Part => "Video options";

    protected override string? ProblemIn(VideoOptionPatch patch) =>
        patch.DefaultVideoDevice is { } name && name.Trim().Length == 0
            ? "The default video device is an empty name"
            : DeviceProblem(patch.VideoDevices ?? []) ?? DefaultProblem(patch);

    protected override VideoOptionUpdateDto Merge(string subject, VideoOptionDto present, VideoOptionPatch patch, SettingsMerge merge)
    {
        IReadOnlyList<VideoDeviceDto>? devices = patch.VideoDevices is { } given
            ? given.Select(FromModel).ToList()
            : WholeDevices(subject, present, patch);
        List<VideoDeviceDto>? wanted = devices is null ? null : WithDefault(subject, devices, patch.DefaultVideoDevice);
        return new VideoOptionUpdateDto
        {
            VideoDevices = merge.Required("VideoDevices", present.VideoDevices, wanted, SameDevices.Instance)!,
        };
    }

    protected override bool ShowsState(VideoOptionDto response) => response.VideoDevices.State != FieldState.Absent;

    protected override VideoOption ToModel(VideoOptionDto response, string? userEmail, string? siteUrl) =>
        response.ToModel(userEmail, siteUrl);

    private static VideoDeviceDto FromModel(VideoDevice device) =>
        new() { DeviceName = device.DeviceName, DeviceAddress = device.DeviceAddress, IsDefault = device.IsDefault ?? false };

    /// <summary>Returns the current devices when one of them becomes the default device. The write repeats all of them.</summary>
    private static List<VideoDeviceDto>? WholeDevices(string subject, VideoOptionDto present, VideoOptionPatch patch)
    {
        if (patch.DefaultVideoDevice is null)
        {
            return null;
        }

        return present.VideoDevices is { IsKnown: true, Value: { } devices }
            && devices.All(device => !string.IsNullOrEmpty(device.DeviceName) && !string.IsNullOrEmpty(device.DeviceAddress))
            ? devices
            : throw InvalidInput.NotChanged(
                $"{subject}: Webex's response does not show all current devices, and a change has to repeat them",
                "Give all the devices as well: -VideoDevice.");
    }

    private List<VideoDeviceDto> WithDefault(string subject, IReadOnlyList<VideoDeviceDto> devices, string? name)
    {
        if (name is null)
        {
            // A single device is always the default device.
            return devices.Select(device => With(device, device.IsDefault == true || devices.Count == 1)).ToList();
        }

        List<VideoDeviceDto> named = devices.Where(device => IsCalled(device.DeviceAddress, name)).ToList();
        named = named.Count > 0 ? named : devices.Where(device => IsCalled(device.DeviceName, name)).ToList();
        if (named.Count == 1)
        {
            return devices.Select(device => With(device, ReferenceEquals(device, named[0]))).ToList();
        }

        string found = named.Count == 0 ? "No device has" : $"{named.Count} devices have";
        string known = devices.Count == 0 ? "(none)" : string.Join("; ", devices.Select(device => Client.Show(device.ToString())));
        throw InvalidInput.NotChanged(
            $"{subject}: {found} the name or address {InvalidInput.Show(name)}; the devices are {known}",
            "Give -DefaultVideoDevice the address of one of these devices.");
    }

    private static VideoDeviceDto With(VideoDeviceDto device, bool isDefault) =>
        new() { DeviceName = device.DeviceName, DeviceAddress = device.DeviceAddress, IsDefault = isDefault };

    private static string? DeviceProblem(IReadOnlyList<VideoDevice> devices)
    {
        if (devices.FirstOrDefault(device =>
            string.IsNullOrWhiteSpace(device.DeviceName) || !EmailAddress.IsValid(device.DeviceAddress)) is { } wrong)
        {
            return $"The device {InvalidInput.Show(wrong.ToString())} is not a video device; "
                + "a device has a name, and an address in the form of an email address";
        }

        return devices
            .GroupBy(device => device.DeviceAddress, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"The device address '{twice.Key}' is there {twice.Count()} times"
            : null;
    }

    private static string? DefaultProblem(VideoOptionPatch patch)
    {
        int chosen = patch.VideoDevices?.Count(device => device.IsDefault == true) ?? 0;
        bool isClear = patch.VideoDevices is not { Count: > 1 } || patch.DefaultVideoDevice is not null || chosen == 1;
        string found = chosen == 0 ? "None" : $"{chosen}";
        return isClear
            ? null
            : $"{found} of the {patch.VideoDevices!.Count} devices {(chosen == 0 ? "is" : "are")} the default device; "
                + "exactly one has to be. -DefaultVideoDevice says which";
    }

    private static bool IsCalled(string? known, string name) => string.Equals(known, name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares devices regardless of their order.</summary>
    private sealed class SameDevices : IEqualityComparer<List<VideoDeviceDto>>
    {
        public static readonly SameDevices Instance = new();

        public bool Equals(List<VideoDeviceDto>? x, List<VideoDeviceDto>? y) => Texts(x!).SequenceEqual(Texts(y!), StringComparer.Ordinal);

        public int GetHashCode(List<VideoDeviceDto> obj) => obj.Count;

        private static IEnumerable<string> Texts(List<VideoDeviceDto> devices) =>
            devices
                .Select(device => $"{device.DeviceAddress?.ToUpperInvariant()}\n{device.DeviceName}\n{device.IsDefault}")
                .OrderBy(text => text, StringComparer.Ordinal);
    }
}

/// <summary>Video options as the API writes them.</summary>
internal sealed class VideoOptionDto
{
    public Field<List<VideoDeviceDto>> VideoDevices { get; set; } = Field<List<VideoDeviceDto>>.Absent;

    public VideoOption ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,
        VideoDevices = new ItemList<VideoDevice>(VideoDevices.Value?.Select(device => device.ToModel())),
    };
}

/// <summary>A video device as the API writes it, and as it is sent.</summary>
internal sealed class VideoDeviceDto
{
    public string? DeviceName { get; set; }

    public string? DeviceAddress { get; set; }

    public bool? IsDefault { get; set; }

    public VideoDevice ToModel() => new() { DeviceName = DeviceName, DeviceAddress = DeviceAddress, IsDefault = IsDefault };

    public override string ToString() => ToModel().ToString();
}

/// <summary>The body of <c>PUT /meetingPreferences/video</c>: all the devices.</summary>
internal sealed class VideoOptionUpdateDto
{
    public required List<VideoDeviceDto> VideoDevices { get; set; }
}
