namespace WebexMeetings.Commands.Base;

/// <summary>The address of the online help pages.</summary>
internal static class HelpLinks
{
    public const string Base = "https://github.com/WebexMeetings/WebexMeetings/blob/main/docs/en-US/";
}
