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
    private readonly List<Batch> sent = [];
    private List<(UserInput Input, Func<CancellationToken, Task<InputResult>> Work)> gathered = [];
    private PersonalRoomIdClient? roomIds;
    private Batch batch = new();

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
    }

    private protected override string ActionForWrongValue =>
        "Correct the value, or leave it empty to let the site choose the new ID.";

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
        if (IsTyped(nameof(PersonalMeetingRoomId)) && string.IsNullOrEmpty(roomId))
        {
            throw InvalidInput.Create(
                $"-PersonalMeetingRoomId is empty for {user}", "Give it a value, or leave it out to let the site choose the new ID.");
        }

        var request = new RoomIdRequest(user, site, string.IsNullOrEmpty(roomId) ? null : roomId);
        string action = request.RoomId is null ? "Reset personal room ID" : $"Set personal room ID to {request.RoomId}";
        string target = $"Personal room of {user}" + (site is null ? string.Empty : $" on '{site}'");
        if (!ShouldProcess(target, action + "; the current link will stop working"))
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
        if (batch.Requests.Count > 0)
        {
            sent.RemoveAll(earlier => earlier.Responses.IsCompleted);
            batch.Responses = SendAsync(batch.Requests, sent.FindAll(batch.SharesUsersWith).ConvertAll(earlier => earlier.Responses));
            sent.Add(batch);
            batch = new();
        }

        foreach ((UserInput input, Func<CancellationToken, Task<InputResult>> work) in full)
        {
            Process(input, work);
        }
    }

    // Requests run in parallel, except those for the same user: the last input for a user has to win.
    private async Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> SendAsync(
        List<RoomIdRequest> requests, List<Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>>> earlier)
    {
        // Not to see their errors, which belong to their own inputs.
        await Task.WhenAny(Task.WhenAll(earlier)).ConfigureAwait(false);
        return await roomIds!.ResetAsync(requests, StopToken).ConfigureAwait(false);
    }

    /// <summary>The users of one request.</summary>
    private sealed class Batch
    {
        public List<RoomIdRequest> Requests { get; } = [];

        /// <summary>Gets or sets the responses, from the moment at which the request is sent.</summary>
        public Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> Responses { get; set; } = null!;

        public bool SharesUsersWith(Batch other) =>
            Requests.Select(request => request.Key).Intersect(other.Requests.Select(request => request.Key)).Any();
    }
}
