using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexMeetingSessionType, which gets the session types that users can schedule meetings with.</summary>
[Cmdlet(VerbsCommon.Get, "WebexMeetingSessionType", HelpUri = HelpLinks.Base + "Get-WebexMeetingSessionType.md")]
[OutputType(typeof(MeetingSessionType))]
public sealed class GetWebexMeetingSessionTypeCommand : WebexUserCmdlet
{
    /// <summary>Gets or sets the IDs of the session types. By default, the cmdlet returns all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SessionTypeTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? SessionTypeId { get; set; }

    private protected override string ActionForWrongValue => "Correct the value, or leave it empty for all session types.";

    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        string?[]? ids = Setting(input, nameof(SessionTypeId), SessionTypeId, TryIds, "session type IDs");
        if (IsTyped(nameof(SessionTypeId)) && ids is not { Length: > 0 })
        {
            throw InvalidInput.Create(
                "-SessionTypeId names no session type", "Give it an ID such as 3, or leave it out for all session types.");
        }

        if (ids?.FirstOrDefault(id => !id!.All(IsAllowed)) is { } wrong)
        {
            throw InvalidInput.Create(
                $"{InvalidInput.Show(wrong)} is not the ID of a session type",
                "Give an ID such as 3, as it shows under Id.");
        }

        var types = new MeetingSessionTypeClient(Client);
        return ids is { Length: > 0 }
            ? async token => InputResult.Of(
                await Task.WhenAll(ids.Select(id => types.GetAsync(id!, email, site, token))).ConfigureAwait(false))
            : async token => InputResult.Of(await types.GetAsync(email, site, token).ConfigureAwait(false));
    }

    // It becomes part of a path, where dots would lead to another resource.
    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    private static bool TryIds(object? value, out string?[]? ids)
    {
        bool isUnderstood = Lists.TryNames(value, out IReadOnlyList<string> names);
        ids = names.ToArray();
        return isUnderstood;
    }
}
