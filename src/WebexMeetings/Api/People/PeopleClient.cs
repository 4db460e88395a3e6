using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.People;

/// <summary><c>/people</c> and <c>/authorizations/tokenExpiry</c>.</summary>
internal sealed class PeopleClient(ApiClient client)
{
    private const string Scopes = "spark:people_read or spark-admin:people_read";

    /// <summary>Webex takes it down to what it likes.</summary>
    private const string LargestPage = "1000";

    /// <summary>Who is signed in.</summary>
    public Task<PersonDto> GetMeAsync(CancellationToken cancellationToken) => client.ReadAsync(
        new ApiRequest { Path = "/people/me", Subject = "Who is signed in", Scopes = Scopes, WhenNotFound = NotFoundActions.PeoplePath },
        WebexJsonContext.Default.PersonDto,
        cancellationToken);

    /// <summary>The person with this id.</summary>
    public Task<PersonDto> GetAsync(string personId, CancellationToken cancellationToken) => client.ReadAsync(
        new ApiRequest { Path = "/people/" + Uri.EscapeDataString(personId), Subject = $"Person with the id '{personId}'", Scopes = Scopes, WhenNotFound = NotFoundActions.PersonWithId },
        WebexJsonContext.Default.PersonDto,
        cancellationToken);

    /// <summary>The people with this address; one, as a rule.</summary>
    /// <exception cref="WebexApiException">The token sees nobody with this address.</exception>
    public async Task<IReadOnlyList<PersonDto>> FindAsync(string email, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people" + new QueryString().Add("email", email),
            Subject = $"Person with the address '{email}'",
            Scopes = Scopes,
            WhenNotFound = NotFoundActions.PersonWithAddress,
        };
        PeoplePageDto page = await client.ReadAsync(request, WebexJsonContext.Default.PeoplePageDto, cancellationToken).ConfigureAwait(false);
        return page.Items is { Count: > 0 } people ? people : throw ApiErrors.NotFound(request, "Nobody with this address is visible to this token");
    }

    /// <summary>A page of the people that the token sees.</summary>
    /// <param name="displayName">How their names begin; null for all.</param>
    /// <param name="next">The page, as the one before it names it; null for the first.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<Page<IReadOnlyList<PersonDto>>> ListAsync(string? displayName, NextPage? next, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people" + new QueryString().Add("displayName", displayName).Add("max", LargestPage),
            Page = next,
            Subject = displayName is null ? "People of the organisation" : $"People whose name begins with '{displayName}'",
            Scopes = Scopes,
            WhenNotFound = NotFoundActions.PeoplePath,
        };
        Page<PeoplePageDto> page = await client.ReadPageAsync(request, WebexJsonContext.Default.PeoplePageDto, people => people.Items is not { Count: > 0 }, cancellationToken).ConfigureAwait(false);
        return new Page<IReadOnlyList<PersonDto>>(page.Content.Items ?? [], page.Next);
    }

    /// <summary>When the access token ends; null when the answer does not say.</summary>
    public async Task<DateTimeOffset?> GetTokenExpiryAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest { Path = "/authorizations/tokenExpiry", Subject = "Expiry of the access token" };
        TokenExpiryDto expiry = await client.ReadAsync(request, WebexJsonContext.Default.TokenExpiryDto, cancellationToken).ConfigureAwait(false);
        return expiry.Exp is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(expiry.Exp.Value) : null;
    }

    /// <summary>The id of the person with this address.</summary>
    /// <exception cref="WebexApiException">The token sees nobody with this address.</exception>
    public async Task<string> FindIdAsync(string email, CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonDto> people = await FindAsync(email, cancellationToken).ConfigureAwait(false);
        return people.Select(person => person.Id).FirstOrDefault(id => !string.IsNullOrEmpty(id))
            ?? throw ApiErrors.NotFound(new ApiRequest { Subject = $"Person with the address '{email}'", WhenNotFound = NotFoundActions.PersonWithAddress }, "Webex does not tell the person's id");
    }
}
