namespace WebexMeetings.Simulator;

/// <summary>The scopes that the endpoints ask for.</summary>
public static class Scopes
{
    public const string PreferencesRead = "meeting:preferences_read";
    public const string PreferencesWrite = "meeting:preferences_write";
    public const string SchedulesRead = "meeting:schedules_read";
    public const string AdminPreferencesRead = "meeting:admin_preferences_read";
    public const string AdminPreferencesWrite = "meeting:admin_preferences_write";
    public const string AdminConfigRead = "meeting:admin_config_read";
    public const string AdminConfigWrite = "meeting:admin_config_write";
    public const string AdminScheduleRead = "meeting:admin_schedule_read";
    public const string AdminScheduleWrite = "meeting:admin_schedule_write";
    public const string PeopleRead = "spark:people_read";
    public const string AdminPeopleRead = "spark-admin:people_read";

    public static IReadOnlyList<string> User { get; } = [PreferencesRead, PreferencesWrite, SchedulesRead, PeopleRead];

    public static IReadOnlyList<string> Admin { get; } =
    [
        AdminPreferencesRead, AdminPreferencesWrite, AdminConfigRead, AdminConfigWrite, AdminScheduleRead, AdminScheduleWrite, AdminPeopleRead,
    ];

    public static IReadOnlyList<string> All { get; } = [.. User, .. Admin];
}
