using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of Set-, Add- and Remove-WebexUserSessionType, which differ only in what they do with the session types.
/// </summary>
public abstract class WebexSessionTypeChangeCmdlet : WebexChangeCmdlet
{
    private SiteSessionTypes? siteTypes;
    private DefaultSite? defaultSite;

    private protected WebexSessionTypeChangeCmdlet()
    {
    }

    /// <summary>Gets or sets the person IDs of the users.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? PersonId { get; set; }

    /// <summary>
    /// Gets or sets the session types, by ID, short name or name; several in one text are separated by semicolons, as Export-Csv writes
    /// them.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionTypeCompleter))]
    [SessionTypeTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? SessionType { get; set; }

    private protected abstract SessionTypeChange Change { get; }

    private protected override string ActionForWrongValue => "Correct the value.";

    private protected override bool TakesIds => true;

    private protected override string?[]? PersonIds => PersonId;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        siteTypes = new SiteSessionTypes(Client, StopToken);
        defaultSite = new DefaultSite(Client, StopToken);
    }

    private protected override InputChange PrepareChange(UserInput input)
    {
        UserIdentity user = input.Identify(Connection!);
        string? site = SiteOf(input);
        IReadOnlyList<string> given = Lists.TryNames(SessionType, out IReadOnlyList<string> typed) ? typed : [];
        IReadOnlyList<string> names = Setting(input, nameof(SessionType), given, Lists.TryNames, "a list of session types") ?? [];
        return names.Count > 0
            ? new TypesChange(this, user, site, names)
            : throw InvalidInput.Create(
                $"The input for {user} names no session type",
                input.Item is { IsOurs: false } row && row.TryGet("SessionTypes", out _)
                    ? "The column SessionTypes is the state that Get-WebexUserSessionType returned. "
                        + "To use it as the change, rename it to SessionType."
                    : "Give -SessionType an ID, short name or name; Get-WebexSiteSessionType lists what a site has.");
    }

    private sealed class TypesChange(WebexSessionTypeChangeCmdlet cmdlet, UserIdentity user, string? site, IReadOnlyList<string> names)
        : InputChange(new ConfirmationRequest(UserSessionTypeClient.Subject(user, site), $"{cmdlet.Change} {string.Join(", ", names)}"))
    {
        public override async Task<(ConfirmationRequest? Confirmation, object? Present)> DescribeAsync(CancellationToken cancellationToken)
        {
            (string siteUrl, IReadOnlyList<string> ids) = await FindAsync().ConfigureAwait(false);
            ChangeResult<UserSessionTypes> result = await new UserSessionTypeClient(cmdlet.Client)
                .PreviewAsync(user, siteUrl, cmdlet.Change, ids, cancellationToken).ConfigureAwait(false);
            string subject = UserSessionTypeClient.Subject(user, siteUrl);
            if (result.ChangesSomething)
            {
                return (new ConfirmationRequest(subject, $"{Confirmation.Action}: {SettingChangeText.Describe(result.Changes)}"), null);
            }

            cmdlet.Messages.OnLog($"{subject}: No changes needed.");
            return (null, result.State);
        }

        public override async Task<object?> ApplyAsync(CancellationToken cancellationToken)
        {
            (string siteUrl, IReadOnlyList<string> ids) = await FindAsync().ConfigureAwait(false);
            ChangeResult<UserSessionTypes> result = await new UserSessionTypeClient(cmdlet.Client)
                .ChangeAsync(user, siteUrl, cmdlet.Change, ids, cmdlet.PassThru, cancellationToken).ConfigureAwait(false);
            string outcome = result.ChangesSomething ? $"Set {SettingChangeText.Describe(result.Changes)}." : "No changes needed.";
            cmdlet.Messages.OnLog($"{UserSessionTypeClient.Subject(user, siteUrl)}: {outcome}");
            return result.State;
        }

        private async Task<(string SiteUrl, IReadOnlyList<string> Ids)> FindAsync()
        {
            string siteUrl = site
                ?? await cmdlet.defaultSite!.GetAsync(UserSessionTypeClient.Subject(user, null)).ConfigureAwait(false);
            string subject = UserSessionTypeClient.Subject(user, siteUrl);
            return (siteUrl, await cmdlet.siteTypes!.FindIdsAsync(subject, siteUrl, names).ConfigureAwait(false));
        }
    }
}
