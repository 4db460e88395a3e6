namespace WebexMeetings.Simulator;

/// <summary>What a person prefers on a site, besides the room.</summary>
public sealed record Preferences(AudioSettings Audio, IReadOnlyList<VideoDevice> VideoDevices, SchedulingSettings Scheduling);

public sealed record AudioSettings
{
    public required string DefaultAudioType { get; init; }

    public string OtherTeleconferenceDescription { get; init; } = "";

    public bool EnabledGlobalCallIn { get; init; }

    public bool EnabledTollFree { get; init; }

    public bool EnabledAutoConnection { get; init; }

    /// <summary>Null for somebody who never set one; the field is absent then.</summary>
    public string? AudioPin { get; init; }

    public required PhoneNumber OfficeNumber { get; init; }

    public required PhoneNumber MobileNumber { get; init; }
}

public sealed record PhoneNumber(string CountryCode, string Number, bool EnabledCallInAuthentication, bool EnabledCallMe);

public sealed record VideoDevice(string Name, string Address, bool IsDefault);

public sealed record SchedulingSettings
{
    public bool EnabledJoinBeforeHost { get; init; }

    public int JoinBeforeHostMinutes { get; init; }

    public bool EnabledAutoShareRecording { get; init; }

    public bool EnabledWebexAssistantByDefault { get; init; }

    public IReadOnlyList<string> DelegateEmails { get; init; } = [];

    public bool HasDelegate(string email) => DelegateEmails.Contains(email, StringComparer.OrdinalIgnoreCase);
}
