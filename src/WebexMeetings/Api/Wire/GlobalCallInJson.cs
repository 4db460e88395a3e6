namespace WebexMeetings.Api.Wire;

/// <summary>The answer behind a room's link to global call-in numbers. Its shape is documented nowhere: both usual names of a list are taken.</summary>
internal sealed class GlobalCallInJson
{
    public List<CallInNumberJson>? CallInNumbers { get; set; }

    public List<CallInNumberJson>? Items { get; set; }
}
