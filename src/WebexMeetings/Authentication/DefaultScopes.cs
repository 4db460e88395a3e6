namespace WebexMeetings.Authentication;

/// <summary>What a sign-in asks for when nobody says: enough to read, one's own and as an administrator, and to change nothing.</summary>
internal static class DefaultScopes
{
    public static string[] ForReading =>
    [
        "spark:people_read",
        "spark-admin:people_read",
        "meeting:preferences_read",
        "meeting:admin_preferences_read",
        "meeting:admin_schedule_read",
    ];
}
