using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexPerson, which gets people of the organization: one by one, by name, or all.</summary>
[Cmdlet(VerbsCommon.Get, "WebexPerson", DefaultParameterSetName = UserSet, HelpUri = HelpLinks.Base + "Get-WebexPerson.md")]
[OutputType(typeof(Person))]
public sealed class GetWebexPersonCommand : WebexPersonCmdlet
{
    private const string UserSet = "User";
    private const string NameSet = "DisplayName";
    private const string AllSet = "All";

    /// <summary>
    /// Gets or sets the email addresses of the people. Without a person and without pipeline input, the cmdlet returns the signed-in user.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UserSet)]
    [Alias("Email", "Mail", "EmailAddress", "PrimarySmtpAddress", "UserPrincipalName")]
    [UserTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public override string?[]? UserEmail { get => base.UserEmail; set => base.UserEmail = value; }

    /// <summary>Gets or sets the person IDs of the people.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = UserSet)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public override string?[]? PersonId { get; set; }

    /// <summary>Gets or sets the beginning of the names of the people.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? DisplayName { get; set; }

    /// <summary>
    /// Gets or sets whether the cmdlet returns all people that the token can see, which requires an administrator's token.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// Gets or sets whether to omit the status of people. Without it, long lists are faster and Webex throttles them less.
    /// </summary>
    [Parameter]
    public SwitchParameter ExcludeStatus { get; set; }

    /// <summary>Gets or sets the organization of the people, for administrators of another one, such as partners.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OrganizationId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == UserSet || Piped().Count > 0)
        {
            base.ProcessRecord();
            return;
        }

        if (All)
        {
            ProcessList(new Input(null, "(everybody)"), null);
        }

        foreach (string? name in DisplayName ?? [])
        {
            ProcessName(name?.Trim() ?? string.Empty);
        }
    }

    // Webex returns everybody for an empty name, and nobody for one with a wildcard.
    private void ProcessName(string name)
    {
        var input = new Input(name, name.Length == 0 ? "(no name)" : name);
        if (name.Length == 0)
        {
            Process(input, InputResult.Failure(InvalidInput.Create(
                "-DisplayName is empty", "Give it the beginning of a name, or use -All for everybody.")));
        }
        else if (name.IndexOf('*') >= 0)
        {
            Process(input, InputResult.Failure(InvalidInput.Create(
                $"-DisplayName {InvalidInput.Show(name)} has a wildcard, which Webex does not know",
                "Give it the beginning of the name without the asterisk.")));
        }
        else
        {
            ProcessList(input, name);
        }
    }

    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        if (ParameterSetName != UserSet)
        {
            throw InvalidInput.Create(
                $"The command names a user, {input.Name}, and -{ParameterSetName} as well",
                "Pipe users without -All and -DisplayName.");
        }

        PeopleQuery query = Query(GivenSite(input));
        UserIdentity? user = input.IsCaller ? null : input.Identify();
        if (OrganizationId is not null && user is not { PersonId: null })
        {
            throw InvalidInput.Create(
                user is null
                    ? "-OrganizationId is given, and nobody of the organization is named"
                    : $"-OrganizationId is given together with the person ID of {user}",
                "Use it with addresses, -DisplayName or -All. A person ID is the same in all organizations.");
        }

        return async token => InputResult.Of(await FindAsync(user, query, token).ConfigureAwait(false));
    }

    private void ProcessList(Input input, string? displayName)
    {
        string? site = IsTyped(nameof(SiteUrl)) ? SiteUrl ?? string.Empty : null;
        Process(input, async token => await PageAsync(displayName, Query(site), null, hasFound: false, token).ConfigureAwait(false));
    }

    private async Task<InputResult> PageAsync(
        string? displayName, PeopleQuery query, NextPage? from, bool hasFound, CancellationToken cancellationToken)
    {
        Page<IReadOnlyList<Person>> page = await new PeopleClient(Client).ListAsync(displayName, query, from, cancellationToken)
            .ConfigureAwait(false);
        hasFound |= page.Content.Count > 0;
        if (page.Next is { } next)
        {
            return InputResult.Page(page.Content, token => PageAsync(displayName, query, next, hasFound, token));
        }

        // A mistyped site must not look like a site without people.
        if (!hasFound && query.SiteUrl is { } site)
        {
            string who = displayName is null
                ? "person of the organization"
                : $"person whose name begins with {InvalidInput.Show(displayName)}";
            Messages.OnWarning($"No {who} can host on '{site}'. Check the site; Get-WebexSite lists the sites of a user.");
        }

        return InputResult.Of(page.Content);
    }

    private async Task<IReadOnlyList<object>> FindAsync(UserIdentity? user, PeopleQuery query, CancellationToken cancellationToken)
    {
        var people = new PeopleClient(Client);
        return user switch
        {
            null => [await people.GetMeAsync(query.SiteUrl, cancellationToken).ConfigureAwait(false)],
            { PersonId: { } id } => [await people.GetAsync(id, query.SiteUrl, cancellationToken).ConfigureAwait(false)],
            { Email: var email } => await people.FindAsync(email!, query, cancellationToken).ConfigureAwait(false),
        };
    }

    private PeopleQuery Query(string? site) => new(
        site is null ? null : SiteHost.Parse(site),
        OrganizationId is null ? null : OrganizationIdentifier.Parse(OrganizationId),
        ExcludeStatus);
}
