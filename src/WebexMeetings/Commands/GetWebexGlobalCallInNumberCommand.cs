using System.Management.Automation;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexGlobalCallInNumber, which gets the worldwide numbers for calling in to a personal room.</summary>
[Cmdlet(VerbsCommon.Get, "WebexGlobalCallInNumber", HelpUri = HelpLinks.Base + "Get-WebexGlobalCallInNumber.md")]
[OutputType(typeof(CallInPhone))]
public sealed class GetWebexGlobalCallInNumberCommand : WebexPipelineCmdlet
{
    /// <summary>Gets or sets the rooms, from Get-WebexPersonalRoom. Each has a link to its numbers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [PersonalRoomTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public PersonalRoom?[]? PersonalRoom { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<PipedObject> rooms = IsTyped(nameof(PersonalRoom)) ? PipedObject.Each(PersonalRoom) : Piped();
        foreach (object? given in rooms.Select(item => item.Value).DefaultIfEmpty())
        {
            var room = given as PersonalRoom;
            var input = new Input(given, room is null ? "(no room)" : room.UserEmail ?? "(your own personal room)");
            Process(input, async token =>
                InputResult.Of(await new CallInNumberClient(Client).GetAsync(room ?? throw NotARoom(), token).ConfigureAwait(false)));
        }
    }

    private static WebexApiException NotARoom() => InvalidInput.Create(
        "This input is not a personal room",
        "Pipe what Get-WebexPersonalRoom gives: Get-WebexPersonalRoom a@x.com | Get-WebexGlobalCallInNumber.");
}
