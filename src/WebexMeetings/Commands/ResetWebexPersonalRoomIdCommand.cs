using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Reset-WebexPersonalRoomId, which gives personal rooms new IDs, so that their current links no longer work.</summary>
[Cmdlet(VerbsCommon.Reset, "WebexPersonalRoomId", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpLinks.Base + "Reset-WebexPersonalRoomId.md")]
[OutputType(typeof(PersonalRoomId))]
public sealed class ResetWebexPersonalRoomIdCommand : WebexPersonCmdlet
{
    private List<(UserInput Input, Func<CancellationToken, Task<InputResult>> Work)> gathered = [];
    private PersonalRoomIdClient? roomIds;
    private Batch batch = null!;

    /// <summary>Gets or sets the new ID of the room, the last part of its link. By default, the site chooses one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? PersonalMeetingRoomId { get; set; }

    private protected override bool ChangesSomething => true;

    // One request takes many users. With a limit of 1, each request has one user.
    private int LargestBatch => ThrottleLimit == 1 ? 1 : PersonalRoomIdClient.LargestBatch;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        roomIds = new PersonalRoomIdClient(Client, new DefaultSite(Client, StopToken));
        batch = NewBatch();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Send();
        base.EndProcessing();
    }

    /// <summary>Collects users until a request is full.</summary>
    private protected override void ProcessUser(UserInput input)
    {
        gathered.Add((input, PrepareOrFail(input)));
        if (gathered.Count >= LargestBatch)
        {
            Send();
        }
    }

    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        UserIdentity user = input.Identify(Connection!);
        string? site = SiteOf(input);
        string? roomId = Setting(input, nameof(PersonalMeetingRoomId), PersonalMeetingRoomId, Scalars.TryText, "text")?.Trim();
        var request = new RoomIdRequest(user, site, string.IsNullOrEmpty(roomId) ? null : roomId);
        string action = request.RoomId is null ? "Reset personal room ID" : $"Set personal room ID to {request.RoomId}";
        if (!ShouldProcess(user + (site is null ? string.Empty : $" on '{site}'"), action + "; the current link will stop working"))
        {
            return _ => Task.FromResult(InputResult.Of([]));
        }

        Batch mine = batch;
        mine.Requests.Add(request);
        return _ => ResultAsync(mine, request);
    }

    private static async Task<InputResult> ResultAsync(Batch batch, RoomIdRequest request)
    {
        RoomIdResponse response = (await batch.Responses.ConfigureAwait(false))[request];
        return response.RoomId is { } roomId ? InputResult.Of([roomId]) : throw response.Failure!;
    }

    private void Send()
    {
        List<(UserInput Input, Func<CancellationToken, Task<InputResult>> Work)> full = gathered;
        gathered = [];
        batch = NewBatch();
        foreach ((UserInput input, Func<CancellationToken, Task<InputResult>> work) in full)
        {
            Process(input, work);
        }
    }

    private Batch NewBatch() => new(requests => roomIds!.ResetAsync(requests, StopToken));

    /// <summary>The users of one request. The cmdlet sends it when it waits for the first of them.</summary>
    private sealed class Batch
    {
        private readonly Lazy<Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>>> responses;

        public Batch(Func<IReadOnlyList<RoomIdRequest>, Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>>> send)
        {
            responses = new(() => send(Requests));
        }

        public List<RoomIdRequest> Requests { get; } = [];

        public Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> Responses => responses.Value;
    }
}
