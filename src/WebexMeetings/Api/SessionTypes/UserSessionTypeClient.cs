using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.SessionTypes;

/// <summary><c>/admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class UserSessionTypeClient(ApiClient client)
{
    private const string Path = "/admin/meeting/userconfig/sessionTypes";

    /// <param name="user">The user.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one item, one for each site.</returns>
    /// <exception cref="WebexApiException">The user has none, or no response arrived.</exception>
    public async Task<IReadOnlyList<UserSessionTypes>> GetAsync(UserIdentity user, string? siteUrl, CancellationToken cancellationToken)
    {
        UserIdentity asked = await WithIdWhereNeededAsync(user, cancellationToken).ConfigureAwait(false);
        UserSessionTypesPageDto page = await ReadPageAsync(asked, siteUrl, cancellationToken).ConfigureAwait(false);
        if (NamesNobody(page) && asked.PersonId is null && await FindIdAsync(asked.Email!, cancellationToken).ConfigureAwait(false) is { } id)
        {
            asked = asked with { PersonId = id };
            page = await ReadPageAsync(asked, siteUrl, cancellationToken).ConfigureAwait(false);
        }

        return page.Items.Value is { Count: > 0 } items
            ? items.ConvertAll(item => Remember(item.ToModel(asked, siteUrl)))
            : throw ApiErrors.NotFound(ReadRequest(asked, siteUrl), "Webex lists no session types for this user");
    }

    /// <summary>
    /// Changes a user's session types. The API accepts only the complete new set, so the client reads the set and writes it back at once.
    /// It overwrites a concurrent change in the few milliseconds between, because the API has no means to detect one.
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="siteUrl">The site.</param>
    /// <param name="change">The change to make with the types.</param>
    /// <param name="ids">The types.</param>
    /// <param name="readBack">Whether to read the new state when Webex does not return it.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The user's types after the change, and the differences. Nothing is sent when nothing differs.</returns>
    /// <exception cref="WebexApiException">The response does not allow the change, or no response arrived.</exception>
    public async Task<ChangeResult<UserSessionTypes>> ChangeAsync(
        UserIdentity user,
        string siteUrl,
        SessionTypeChange change,
        IReadOnlyList<string> ids,
        bool readBack,
        CancellationToken cancellationToken)
    {
        Difference difference = await CompareAsync(user, siteUrl, change, ids, cancellationToken).ConfigureAwait(false);
        if (difference.After is null)
        {
            return difference.Result();
        }

        SessionTypeOwner owner = difference.Owner;
        string subject = Subject(user, siteUrl);
        UserSessionTypesDto? written = await WriteAsync(subject, owner, siteUrl, difference.After, cancellationToken).ConfigureAwait(false);
        written ??= readBack ? await ReadBackAsync(subject, owner, siteUrl, cancellationToken).ConfigureAwait(false) : null;
        return new ChangeResult<UserSessionTypes>(written?.ToModel(owner.User, siteUrl), difference.Result().Changes);
    }

    /// <summary>Returns what <see cref="ChangeAsync"/> would change, and the current state. Sends no change.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<ChangeResult<UserSessionTypes>> PreviewAsync(
        UserIdentity user, string siteUrl, SessionTypeChange change, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        (await CompareAsync(user, siteUrl, change, ids, cancellationToken).ConfigureAwait(false)).Result();

    /// <summary>The owner of the session types, as the beginning of a sentence.</summary>
    public static string Subject(UserIdentity user, string? siteUrl) =>
        $"Session types of {user}" + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    private async Task<Difference> CompareAsync(
        UserIdentity user, string siteUrl, SessionTypeChange change, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        string subject = Subject(user, siteUrl);
        UserIdentity asked = await WithIdWhereNeededAsync(user, cancellationToken).ConfigureAwait(false);
        var owner = new SessionTypeOwner(client, asked);
        UserSessionTypesDto present = await ReadAsync(subject, owner, siteUrl, cancellationToken).ConfigureAwait(false);
        return new Difference(owner, siteUrl, present, SessionTypeMerge.Merge(subject, change, present.SessionTypes, ids));
    }

    private static ApiRequest ReadRequest(UserIdentity asked, string? siteUrl) => new()
    {
        Path = Path + new QueryString().Add("siteUrl", siteUrl).Add("personId", asked.PersonId),

        // The API reads the address from a header, not from the query.
        Headers = asked.PersonId is null ? [("email", asked.Email!)] : [],
        Subject = Subject(asked, siteUrl),
        Scopes = SiteSessionTypeClient.ReadScopes,
    };

    private async Task<UserSessionTypesDto> ReadAsync(
        string subject, SessionTypeOwner owner, string siteUrl, CancellationToken cancellationToken)
    {
        UserSessionTypesPageDto page = await ReadPageAsync(owner.User, siteUrl, cancellationToken).ConfigureAwait(false);
        if (NamesNobody(page) && owner.User.PersonId is null)
        {
            await owner.FindIdAsync(subject, cancellationToken).ConfigureAwait(false);
            page = await ReadPageAsync(owner.User, siteUrl, cancellationToken).ConfigureAwait(false);
        }

        return await UserSessionTypesReader.PickAsync(subject, page, owner, siteUrl, cancellationToken).ConfigureAwait(false);
    }

    // Webex may have ignored the header with the address. So only the ID shows that a user has no session types.
    private static bool NamesNobody(UserSessionTypesPageDto page) => page.Items is { IsKnown: true, Value.Count: 0 };

    /// <returns>The ID; null when this sign-in cannot find it.</returns>
    private async Task<string?> FindIdAsync(string email, CancellationToken cancellationToken)
    {
        try
        {
            return await new PeopleClient(client).FindIdAsync(email, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException unknown)
            when (unknown.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.BadRequest)
        {
            return null;
        }
    }

    private Task<UserSessionTypesPageDto> ReadPageAsync(UserIdentity user, string? siteUrl, CancellationToken cancellationToken) =>
        client.ReadAsync(ReadRequest(user, siteUrl), WebexJsonContext.Default.UserSessionTypesPageDto, cancellationToken);

    /// <returns>The new state; null when Webex accepted the change without showing it.</returns>
    private async Task<UserSessionTypesDto?> WriteAsync(
        string subject, SessionTypeOwner owner, string siteUrl, List<string> ids, CancellationToken cancellationToken)
    {
        UserIdentity user = owner.User;
        var body = new UserSessionTypesUpdateDto
        {
            SiteUrl = siteUrl,
            PersonId = user.PersonId,
            Email = user.PersonId is null ? user.Email : null,
            SessionTypeIds = ids,
        };
        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = Path,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, WebexJsonContext.Default.UserSessionTypesUpdateDto),
            Subject = subject,
            Scopes = "meeting:admin_schedule_write or meeting:admin_config_write",
        };
        UserSessionTypesDto? written = await client
            .WriteAsync(request, WebexJsonContext.Default.UserSessionTypesDto, cancellationToken)
            .ConfigureAwait(false);
        if (written is null)
        {
            return null;
        }

        bool isNamed = !string.IsNullOrWhiteSpace(written.PersonId) || !string.IsNullOrWhiteSpace(written.Email);
        if (isNamed && owner.IsNamed(written) != true && !await IsConfirmedAsync(owner, written, cancellationToken).ConfigureAwait(false))
        {
            throw ResponseMismatch.Sent(subject, $"Webex's response names {owner.Describe(written)}");
        }

        if (!string.IsNullOrWhiteSpace(written.SiteUrl) && SiteHost.TryParse(written.SiteUrl) != siteUrl)
        {
            throw ResponseMismatch.Sent(subject, $"Webex's response is about {owner.Show(written.SiteUrl!)}");
        }

        return SessionTypeMerge.Known(written.SessionTypes) is null ? null : written;
    }

    // The change is made already, so a look-up that fails now must not become the error.
    private static async Task<bool> IsConfirmedAsync(
        SessionTypeOwner owner, UserSessionTypesDto written, CancellationToken cancellationToken)
    {
        try
        {
            return await owner.IsOwnAsync(written, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure) when (failure.Kind != WebexErrorKind.Unauthorized)
        {
            return false;
        }
    }

    private async Task<UserSessionTypesDto> ReadBackAsync(
        string subject, SessionTypeOwner owner, string siteUrl, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(subject, owner, siteUrl, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotReadBack(subject, failure);
        }
    }

    // For completion at the prompt.
    private UserSessionTypes Remember(UserSessionTypes user)
    {
        client.Connection.Completions.Add(user.SiteUrl);
        foreach (SessionType type in user.SessionTypes)
        {
            client.Connection.Completions.Add(new SiteSessionType
            {
                SiteUrl = user.SiteUrl,
                Id = type.Id,
                ShortName = type.ShortName,
                Name = type.Name,
                Type = type.Type,
            });
        }

        return user;
    }

    // A header carries ASCII only, so the ID of the person replaces an address with other characters.
    private async Task<UserIdentity> WithIdWhereNeededAsync(UserIdentity user, CancellationToken cancellationToken)
    {
        if (user.PersonId is not null || user.Email!.All(TerminalText.IsVisibleAscii))
        {
            return user;
        }

        string personId = await new PeopleClient(client).FindIdAsync(user.Email!, cancellationToken).ConfigureAwait(false);
        return user with { PersonId = personId };
    }

    /// <summary>The current session types of a user, and the new ones; null when they are the same.</summary>
    private sealed record Difference(SessionTypeOwner Owner, string SiteUrl, UserSessionTypesDto Present, List<string>? After)
    {
        public ChangeResult<UserSessionTypes> Result() => new(
            Present.ToModel(Owner.User, SiteUrl),
            After is null ? [] : [new SettingChange("SessionTypes", SessionTypeMerge.Known(Present.SessionTypes), After)]);
    }
}

/// <summary>The response of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class UserSessionTypesPageDto
{
    public Field<List<UserSessionTypesDto>> Items { get; set; } = Field<List<UserSessionTypesDto>>.Absent;
}

/// <summary>A user's session types on one site.</summary>
internal sealed class UserSessionTypesDto
{
    public string? PersonId { get; set; }

    public string? Email { get; set; }

    public string? SiteUrl { get; set; }

    public Field<List<SessionTypeDto>> SessionTypes { get; set; } = Field<List<SessionTypeDto>>.Absent;

    /// <param name="asked">The user in the request, who replaces missing fields of the response.</param>
    /// <param name="siteUrl">The site in the request, or null.</param>
    public UserSessionTypes ToModel(UserIdentity asked, string? siteUrl)
    {
        string? email = Filled(Email) ?? asked.Email;
        string? site = Filled(SiteUrl) ?? siteUrl;
        return new UserSessionTypes
        {
            PersonId = Filled(PersonId) ?? asked.PersonId,
            Email = email,
            SiteUrl = site,
            SessionTypes = new ItemList<SessionType>(SessionTypes.Value?.Select(type => type.ToModel(email, site))),
        };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A session type.</summary>
internal sealed class SessionTypeDto
{
    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    /// <param name="userEmail">The user of the session type, or null when not known.</param>
    /// <param name="siteUrl">The site of the session type, or null when not known.</param>
    public SessionType ToModel(string? userEmail, string? siteUrl) =>
        new() { UserEmail = userEmail, SiteUrl = siteUrl, Id = Id, ShortName = ShortName, Name = Name, Type = Type };
}

/// <summary>The body of <c>PUT /admin/meeting/userconfig/sessionTypes</c>: the whole new set.</summary>
internal sealed class UserSessionTypesUpdateDto
{
    public required string SiteUrl { get; set; }

    public string? PersonId { get; set; }

    /// <summary>The write has the address in the body, although the read has it in a header.</summary>
    public string? Email { get; set; }

    public required List<string> SessionTypeIds { get; set; }
}
