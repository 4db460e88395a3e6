using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Reset-WebexPersonalRoomId: gives personal rooms new ids, so that their present links no longer work.</summary>
[Cmdlet(VerbsCommon.Reset, "WebexPersonalRoomId", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpLinks.Base + "Reset-WebexPersonalRoomId.md")]
[OutputType(typeof(PersonalRoomId))]
public sealed class ResetWebexPersonalRoomIdCommand : WebexPipelineCmdlet
{
    private List<Wanted> batch = [];
    private PersonalRoomIdClient? roomIds;
    private bool isTyped;

    /// <summary>Whose rooms, by e-mail address. When no user is given, and nothing is piped in, that of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>Whose rooms, by person id. Where an object brings both, the id is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? PersonId { get; set; }

    /// <summary>The site that the room is on; the connection's site, else Webex's default site, when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <summary>The id that the room shall have, the last part of its link; the site chooses one when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? PersonalMeetingRoomId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        roomIds = new PersonalRoomIdClient(Client, new DefaultSite(Client, StopToken));
        isTyped = MyInvocation.BoundParameters.ContainsKey(nameof(PersonalMeetingRoomId));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (InputUser input in InputUser.From(this, UserEmail, PersonId))
        {
            Gather(input);
            if (batch.Count == PersonalRoomIdClient.LargestBatch)
            {
                Send();
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Send();
        base.EndProcessing();
    }

    private void Gather(InputUser input)
    {
        try
        {
            var wish = new RoomIdRequest(input.Identify(Connection!), SiteOrDefault(SiteUrl), RoomId());
            if (ShouldProcess(input.Name, wish.RoomId is null ? "Reset personal room id; the present link will stop working" : $"Set personal room id to {wish.RoomId}; the present link will stop working"))
            {
                batch.Add(new Wanted(input, wish, null));
            }
        }
        catch (WebexApiException invalid)
        {
            batch.Add(new Wanted(input, null, invalid));
        }
    }

    // The id that an earlier answer carries is the one that was, not one that is wanted.
    private string? RoomId()
    {
        bool isAnswer = InputObject?.BaseObject is PersonalRoomId || InputObject?.TypeNames.Contains("Deserialized." + typeof(PersonalRoomId).FullName) == true;
        return (isAnswer && !isTyped) || string.IsNullOrWhiteSpace(PersonalMeetingRoomId) ? null : PersonalMeetingRoomId!.Trim();
    }

    private void Send()
    {
        List<Wanted> inputs = batch;
        batch = [];
        var answers = new Lazy<Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>>>(
            () => roomIds!.ResetAsync(inputs.Select(wanted => wanted.Wish).OfType<RoomIdRequest>().ToList(), StopToken));
        foreach (Wanted wanted in inputs)
        {
            Process(wanted.Input, async _ =>
            {
                RoomIdResponse answer = wanted.Wish is null ? new RoomIdResponse(null, wanted.Invalid) : (await answers.Value.ConfigureAwait(false))[wanted.Wish];
                return answer.RoomId is { } roomId ? Step.Last([roomId]) : throw answer.Failure!;
            });
        }
    }

    private sealed record Wanted(InputUser Input, RoomIdRequest? Wish, WebexApiException? Invalid);
}
