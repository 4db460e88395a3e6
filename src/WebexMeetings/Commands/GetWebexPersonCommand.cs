using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexPerson: people of the organisation, one by one, by name, or all.</summary>
[Cmdlet(VerbsCommon.Get, "WebexPerson", DefaultParameterSetName = UserSet, HelpUri = HelpLinks.Base + "Get-WebexPerson.md")]
[OutputType(typeof(Person))]
public sealed class GetWebexPersonCommand : WebexPipelineCmdlet
{
    private const string UserSet = "User";
    private const string NameSet = "DisplayName";
    private const string AllSet = "All";

    /// <summary>The people with these addresses. When nobody is named, and nothing is piped in, who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UserSet)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>The people with these ids. Where an object brings both, the id is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = UserSet)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? PersonId { get; set; }

    /// <summary>The people whose names begin so.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string[]? DisplayName { get; set; }

    /// <summary>Everybody that the token sees; that takes an administrator's.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Only people who can host on this site. It goes along with them to the next command.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Site")]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var people = new PeopleClient(Client);
        string? site = SiteUrl;
        if (All)
        {
            ProcessList(new Input(null, "(everybody)"), people, null, site);
            return;
        }

        foreach (string name in DisplayName ?? [])
        {
            ProcessList(new Input(name, name), people, name.Trim(), site);
        }

        if (DisplayName is null)
        {
            ProcessUsers(people, site);
        }
    }

    private void ProcessUsers(PeopleClient people, string? site)
    {
        foreach (InputUser input in InputUser.From(this, UserEmail, PersonId))
        {
            Process(input, async token => Step.Last(await FindAsync(input, people, site, token).ConfigureAwait(false)));
        }
    }

    private void ProcessList(Input input, PeopleClient people, string? displayName, string? site) =>
        Process(input, token => PageAsync(people, displayName, site is null ? null : SiteHost.Parse(site), null, token));

    private static async Task<Step> PageAsync(PeopleClient people, string? displayName, string? site, Uri? address, CancellationToken cancellationToken)
    {
        Page<IReadOnlyList<Person>> page = await people.ListAsync(displayName, site, address, cancellationToken).ConfigureAwait(false);
        return page.Next is { } next
            ? Step.Page(page.Content, token => PageAsync(people, displayName, site, next, token))
            : Step.Last(page.Content);
    }

    private static async Task<IReadOnlyList<object>> FindAsync(InputUser input, PeopleClient people, string? siteUrl, CancellationToken cancellationToken)
    {
        string? site = siteUrl is null ? null : SiteHost.Parse(siteUrl);
        UserIdentity? user = input.IsCaller ? null : input.Identify();
        return user switch
        {
            null => [await people.GetMeAsync(site, cancellationToken).ConfigureAwait(false)],
            { PersonId: { } id } => [await people.GetAsync(id, site, cancellationToken).ConfigureAwait(false)],
            { Email: var email } => await people.FindAsync(email!, site, cancellationToken).ConfigureAwait(false),
        };
    }
}
