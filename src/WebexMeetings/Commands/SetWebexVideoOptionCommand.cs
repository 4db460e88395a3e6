using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexVideoOption, which changes the video devices of users, or which of them is the default device.</summary>
[Cmdlet(VerbsCommon.Set, "WebexVideoOption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexVideoOption.md")]
[OutputType(typeof(VideoOption))]
public sealed class SetWebexVideoOptionCommand : WebexPreferenceChangeCmdlet
{
    private VideoOptionClient? options;

    /// <summary>
    /// Gets or sets the complete list of devices, as VideoDevice objects, hashtables or text such as "Desk &lt;desk@example.com&gt;". @()
    /// removes all.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoDevices")]
    [VideoDeviceTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public VideoDevice[]? VideoDevice { get; set; }

    /// <summary>Gets or sets the name or the address of the device that becomes the default device.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? DefaultVideoDevice { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        options = new VideoOptionClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input) => Change(
        input,
        options!,
        new VideoOptionPatch
        {
            VideoDevices = List(input, nameof(VideoDevice), VideoDevice, VideoDeviceList.TryParse, VideoDeviceList.Expected),
            DefaultVideoDevice = Setting(input, nameof(DefaultVideoDevice), DefaultVideoDevice, Scalars.TryText, "text"),
        },
        "Set video options");
}
