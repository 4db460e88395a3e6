using WebexMeetings.Api.Wire;

namespace WebexMeetings.Api;

/// <summary><c>/people</c> and <c>/authorizations/tokenExpiry</c>.</summary>
internal sealed class People(ApiClient client)
{
    private const string Scopes = "spark:people_read or spark-admin:people_read";

    /// <summary>Who is signed in.</summary>
    public Task<PersonJson> GetMeAsync(CancellationToken cancellationToken) => client.ReadAsync(
        new ApiRequest { Path = "/people/me", Subject = "Who is signed in", Scopes = Scopes },
        WireJson.Default.PersonJson,
        cancellationToken);

    /// <summary>When the access token ends; null when the answer does not say.</summary>
    public async Task<DateTimeOffset?> GetTokenExpiryAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest { Path = "/authorizations/tokenExpiry", Subject = "Expiry of the access token" };
        TokenExpiryJson expiry = await client.ReadAsync(request, WireJson.Default.TokenExpiryJson, cancellationToken).ConfigureAwait(false);
        return expiry.Exp is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(expiry.Exp.Value) : null;
    }

    /// <summary>The id of the person with this address.</summary>
    /// <exception cref="WebexApiException">The token sees nobody with this address.</exception>
    public async Task<string> FindIdAsync(string email, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people" + new QueryString().Add("email", email),
            Subject = $"Person with the address '{email}'",
            Scopes = Scopes,
        };
        PeoplePageJson page = await client.ReadAsync(request, WireJson.Default.PeoplePageJson, cancellationToken).ConfigureAwait(false);
        return page.Items?.Select(person => person.Id).FirstOrDefault(id => !string.IsNullOrEmpty(id))
            ?? throw ApiErrors.NotFound(request, "Nobody with this address is visible to this token");
    }
}
