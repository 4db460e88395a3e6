using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>What Set-, Add- and Remove-WebexUserSessionType have in common: all but what is done with the session types.</summary>
public abstract class WebexSessionTypeChangeCmdlet : WebexChangeCmdlet
{
    private SiteSessionTypes? siteTypes;
    private DefaultSite? defaultSite;

    private protected WebexSessionTypeChangeCmdlet()
    {
    }

    /// <summary>Whose session types, by e-mail address. When no user is given, and nothing is piped in, those of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>Whose session types, by person id. Where an object brings both, the id is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? PersonId { get; set; }

    /// <summary>The site; the connection's site, else Webex's default site, when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <summary>The session types, by id, short name or name; several in one text are parted by semicolons, as Export-Csv writes them.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionTypeCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? SessionType { get; set; }

    private protected abstract SessionTypeChange Change { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        siteTypes = new SiteSessionTypes(Client, StopToken);
        defaultSite = new DefaultSite(Client, StopToken);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        List<string> names = Names();
        foreach (InputUser input in InputUser.From(this, UserEmail, PersonId))
        {
            string? site = SiteUrl;
            var proposal = new ConfirmationRequest(input.Name, $"{Change} session types {string.Join(", ", names)}");
            ProcessChange(
                input,
                proposal,
                _ => PreviewAsync(input, site, names, proposal),
                token => ChangeAsync(input, site, names, token));
        }
    }

    // What the user has now is not asked for: the change does that anyway, and -WhatIf for a thousand users stays one request.
    private async Task<(ConfirmationRequest? ConfirmationRequest, object? Present)> PreviewAsync(InputUser input, string? site, List<string> names, ConfirmationRequest proposal)
    {
        (UserIdentity user, string siteUrl, _) = await CheckAsync(input, site, names).ConfigureAwait(false);
        return (proposal with { Target = SessionTypeClient.Subject(user, siteUrl) }, null);
    }

    /// <summary>Finds what is wrong with an input, as far as the site tells.</summary>
    private async Task<(UserIdentity User, string SiteUrl, IReadOnlyList<string> Ids)> CheckAsync(InputUser input, string? site, List<string> names)
    {
        UserIdentity user = input.Identify(Connection!);
        if (names.Count == 0)
        {
            throw InvalidInput.Create($"The input for {user} names no session type", "Give -SessionType an id, short name or name; Get-WebexSiteSessionType lists what a site has.");
        }

        string siteUrl = SiteOrDefault(site) ?? await defaultSite!.GetAsync().ConfigureAwait(false);
        return (user, siteUrl, await siteTypes!.FindIdsAsync(siteUrl, names).ConfigureAwait(false));
    }

    private async Task<object> ChangeAsync(InputUser input, string? site, List<string> names, CancellationToken cancellationToken)
    {
        (UserIdentity user, string siteUrl, IReadOnlyList<string> ids) = await CheckAsync(input, site, names).ConfigureAwait(false);
        ChangeResult<UserSessionTypes> result = await new SessionTypeClient(Client).ChangeAsync(user, siteUrl, Change, ids, PassThru, cancellationToken).ConfigureAwait(false);
        string outcome = result.ChangesSomething ? $"Set {SettingChangeText.Describe(result.Changes)}." : "No changes needed.";
        Messages.OnLog($"{SessionTypeClient.Subject(user, siteUrl)}: {outcome}");
        return result.State!;
    }

    private List<string> Names() =>
        (SessionType ?? [])
            .SelectMany(text => (text ?? string.Empty).Split(';'))
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .ToList();
}
