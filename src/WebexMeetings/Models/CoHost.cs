namespace WebexMeetings;

/// <summary>Somebody who may host meetings in a personal room beside its owner.</summary>
public sealed class CoHost
{
    /// <summary>The co-host's e-mail address. API field: <c>coHosts[].email</c>. Null when the API sent none.</summary>
    public string? Email { get; internal init; }

    /// <summary>The co-host's name as shown in meetings. API field: <c>coHosts[].displayName</c>. Null when the API sent none.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>The e-mail address, else the name.</summary>
    public override string ToString() => Email ?? DisplayName ?? string.Empty;
}
