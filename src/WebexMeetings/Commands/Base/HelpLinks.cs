namespace WebexMeetings.Commands.Base;

/// <summary>Where the help pages of the cmdlets are on line.</summary>
internal static class HelpLinks
{
    public const string Base = "https://github.com/WebexMeetings/WebexMeetings/blob/main/docs/en-US/";
}
