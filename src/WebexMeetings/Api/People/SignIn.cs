using WebexMeetings.Api.Core;
using WebexMeetings.Authentication;

namespace WebexMeetings.Api.People;

/// <summary>Asks Webex who is signed in on a new connection, and until when.</summary>
internal sealed class SignIn(ApiClient client)
{
    /// <returns>False when the token is good but may not say who it belongs to.</returns>
    /// <exception cref="WebexApiException">The token is not accepted, or no answer came.</exception>
    public async Task<bool> IdentifyAsync(CancellationToken cancellationToken)
    {
        var people = new PeopleClient(client);
        Task expiry = LearnExpiryAsync(people, cancellationToken);
        try
        {
            Person me = await people.GetMeAsync(null, cancellationToken).ConfigureAwait(false);
            client.Connection.Identify(me.UserEmail, me.DisplayName, me.PersonId, me.Type, me.OrganizationId);
            return true;
        }
        catch (WebexApiException forbidden) when (forbidden.Kind == WebexErrorKind.Forbidden)
        {
            return false;
        }
        finally
        {
            await expiry.ConfigureAwait(false);
        }
    }

    // Good to know, but no reason to refuse a sign-in.
    private async Task LearnExpiryAsync(PeopleClient people, CancellationToken cancellationToken)
    {
        if (client.Connection.TokenSource is not StaticTokenSource source)
        {
            return;
        }

        try
        {
            source.ExpiresAt = await people.GetTokenExpiryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException)
        {
            source.ExpiresAt = null;
        }
    }
}
