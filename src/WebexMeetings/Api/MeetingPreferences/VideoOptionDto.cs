using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>Video options as the API writes them.</summary>
internal sealed class VideoOptionDto
{
    public Field<List<VideoDeviceDto>> VideoDevices { get; set; }

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
