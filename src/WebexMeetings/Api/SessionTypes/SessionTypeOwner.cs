using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>
/// Finds out whether the session types in a response belong to the user in the request. Without an administrator's scopes, Webex may ignore
/// the user. For an alternate address, it may return the primary one.
/// </summary>
internal sealed class SessionTypeOwner(ApiClient client, UserIdentity asked)
{
    private readonly List<string> addresses = asked.Email is null || asked.PersonId is not null ? [] : [asked.Email];
    private string? personId = asked.PersonId;

    /// <summary>Gets the user to write to, with the ID as soon as a response has shown it.</summary>
    public UserIdentity User => new(asked.Email, personId);

    /// <summary>Returns whether the response is about the user, from its own fields; null when this requires a look-up.</summary>
    public bool? IsNamed(UserSessionTypesDto response)
    {
        if (!string.IsNullOrWhiteSpace(response.PersonId) && personId is not null)
        {
            return PersonIdComparer.AreSame(response.PersonId!, personId);
        }

        bool isKnownAddress = addresses.Exists(
            address => string.Equals(address, response.Email?.Trim(), StringComparison.OrdinalIgnoreCase));
        return isKnownAddress ? true : null;
    }

    /// <summary>Does the same, with the people API when the response alone is not sufficient.</summary>
    public async Task<bool> IsOwnAsync(UserSessionTypesDto response, CancellationToken cancellationToken)
    {
        bool isOwn = IsNamed(response) ?? await LookUpAsync(response, cancellationToken).ConfigureAwait(false);
        if (isOwn)
        {
            Remember(response);
        }

        return isOwn;
    }

    /// <summary>Returns the user in a response, for an error.</summary>
    public static string Describe(UserSessionTypesDto response) =>
        (response.Email ?? response.PersonId) is { } name && !string.IsNullOrWhiteSpace(name) ? InvalidInput.Show(name) : "nobody";

    private void Remember(UserSessionTypesDto response)
    {
        personId ??= string.IsNullOrWhiteSpace(response.PersonId) ? null : response.PersonId;
        if (!string.IsNullOrWhiteSpace(response.Email))
        {
            addresses.Add(response.Email!.Trim());
        }
    }

    private async Task<bool> LookUpAsync(UserSessionTypesDto response, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(response.PersonId) && string.IsNullOrWhiteSpace(response.Email))
        {
            return false;
        }

        try
        {
            var people = new PeopleClient(client);
            string id = personId ?? await people.FindIdAsync(asked.Email!, cancellationToken).ConfigureAwait(false);
            string returned = string.IsNullOrWhiteSpace(response.PersonId)
                ? await people.FindIdAsync(response.Email!.Trim(), cancellationToken).ConfigureAwait(false)
                : response.PersonId!;
            if (!PersonIdComparer.AreSame(id, returned))
            {
                return false;
            }

            personId = id;
            return true;
        }
        catch (WebexApiException unknown)
            when (unknown.Kind is WebexErrorKind.NotFound or WebexErrorKind.Forbidden or WebexErrorKind.BadRequest)
        {
            return false;
        }
    }
}
