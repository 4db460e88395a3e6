namespace WebexMeetings;

/// <summary>
/// The video systems of a user. Response of <c>GET /meetingPreferences/video</c>. The response names no owner, so <see cref="UserEmail"/>
/// and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class VideoOption : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own options, that of the signed-in user. The value is null when it is not
    /// known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site in the request, as a lower-case host. The value is null when the default site was used. The API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the video systems; when there are any, one of them is the default one. The API field is <c>videoDevices</c>. The list is never
    /// null.
    /// </summary>
    public ItemList<VideoDevice> VideoDevices { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the user's address and the devices.</summary>
    public override string ToString() => UserEmail is null ? VideoDevices.ToString() : $"{UserEmail}: {VideoDevices}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}

/// <summary>A video system that Webex can call for a user.</summary>
public sealed class VideoDevice
{
    /// <summary>
    /// Gets the name of the device. The API field is <c>videoDevices[].deviceName</c>. The value is null when the API sends none.
    /// </summary>
    public string? DeviceName { get; internal init; }

    /// <summary>
    /// Gets the video address, in the form of an email address. The API field is <c>videoDevices[].deviceAddress</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public string? DeviceAddress { get; internal init; }

    /// <summary>
    /// Gets whether this is the default device; one device of a user is. The API field is <c>videoDevices[].isDefault</c>. The value is
    /// null when the API sends none.
    /// </summary>
    public bool? IsDefault { get; internal init; }

    /// <summary>
    /// Returns the device as -VideoDevice of Set-WebexVideoOption takes it in text: "Desk &lt;desk@example.com&gt;", with " (default)"
    /// behind the default one.
    /// </summary>
    public override string ToString() => $"{DeviceName} <{DeviceAddress}>{(IsDefault == true ? " (default)" : string.Empty)}";
}
