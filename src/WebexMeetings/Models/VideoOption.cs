namespace WebexMeetings;

/// <summary>
/// The video systems of a user. Response of <c>GET /meetingPreferences/video</c>. The response names no owner, so <see cref="UserEmail"/>
/// and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class VideoOption : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address that was asked for; the signed-in user's for their own options. Null when the latter is not known. Not an
    /// API field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>Gets the site that was asked for, as a lower-case host. Null when the default site was used. Not an API field.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the video systems; when there are any, one of them is the default one. API field: <c>videoDevices</c>. Never null.
    /// </summary>
    public ItemList<VideoDevice> VideoDevices { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns whose options, and the devices.</summary>
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
    /// <summary>Gets the name of the device. API field: <c>videoDevices[].deviceName</c>. Null when the API sent none.</summary>
    public string? DeviceName { get; internal init; }

    /// <summary>
    /// Gets the video address, in the form of an email address. API field: <c>videoDevices[].deviceAddress</c>. Null when the API sent
    /// none.
    /// </summary>
    public string? DeviceAddress { get; internal init; }

    /// <summary>
    /// Gets whether this is the default device; one device of a user is. API field: <c>videoDevices[].isDefault</c>. Null when the API
    /// sent none.
    /// </summary>
    public bool? IsDefault { get; internal init; }

    /// <summary>
    /// Returns the device as -VideoDevice of Set-WebexVideoOption takes it in text: "Desk &lt;desk@example.com&gt;", with " (default)"
    /// behind the default one.
    /// </summary>
    public override string ToString() => $"{DeviceName} <{DeviceAddress}>{(IsDefault == true ? " (default)" : string.Empty)}";
}
