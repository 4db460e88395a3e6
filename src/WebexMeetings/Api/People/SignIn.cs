using WebexMeetings.Api.Core;
using WebexMeetings.Connections;

namespace WebexMeetings.Api.People;

/// <summary>Gets the signed-in user of a new connection, and the expiry of its token.</summary>
internal sealed class SignIn(ApiClient client)
{
    /// <summary>The additional time that the request for the expiry may take. The expiry is useful, but not worth a longer wait.</summary>
    private static readonly TimeSpan LongestWaitForExpiry = TimeSpan.FromSeconds(3);

    /// <returns>False when the token is valid but Webex does not say who it belongs to.</returns>
    /// <exception cref="WebexApiException">Webex did not accept the token, or no response arrived.</exception>
    public async Task<bool> IdentifyAsync(CancellationToken cancellationToken)
    {
        var people = new PeopleClient(client);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task expiry = LearnExpiryAsync(people, asking.Token);
        try
        {
            bool isKnown = await IdentifyAsync(people, cancellationToken).ConfigureAwait(false);
            if (!expiry.IsCompleted)
            {
                await Task.WhenAny(expiry, client.Connection.Settings.Time.Delay(LongestWaitForExpiry, asking.Token)).ConfigureAwait(false);
            }

            return isKnown;
        }
        finally
        {
            asking.Cancel();
            await expiry.ConfigureAwait(false);
        }
    }

    private async Task<bool> IdentifyAsync(PeopleClient people, CancellationToken cancellationToken)
    {
        try
        {
            Person me = await people.GetMeAsync(null, cancellationToken).ConfigureAwait(false);
            client.Connection.Identify(me.UserEmail, me.DisplayName, me.PersonId, me.Type, me.OrganizationId);
            return me.PersonId is not null || me.UserEmail is not null;
        }
        catch (WebexApiException refused)
            when (refused.Kind is WebexErrorKind.BadRequest or WebexErrorKind.Forbidden or WebexErrorKind.NotFound)
        {
            // Webex returns these for tokens without the scope, and for some valid users and Service Apps. A bad token is a 401.
            return false;
        }
    }

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
        catch (Exception)
        {
            // The sign-in is valid without it.
        }
    }
}
