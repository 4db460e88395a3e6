namespace WebexMeetings;

/// <summary>A kind of session that a user may hold on a site.</summary>
public sealed class SessionType
{
    /// <summary>The session type's id, such as "3". API field: <c>id</c>. Null when the API sent none.</summary>
    public string? Id { get; internal init; }

    /// <summary>The short name, such as "PRO". API field: <c>shortName</c>. Null when the API sent none.</summary>
    public string? ShortName { get; internal init; }

    /// <summary>The name, such as "Pro meeting"; sites add their own. API field: <c>name</c>. Null when the API sent none.</summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// What can be held with it. Documented values: "meeting", "webinar", "privateMeeting", "EventCenter", "SupportCenter", "TrainCenter";
    /// others pass through as sent. API field: <c>type</c>. Null when the API sent none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>The short name, else the name, else the id.</summary>
    public override string ToString() => ShortName ?? Name ?? Id ?? string.Empty;
}
