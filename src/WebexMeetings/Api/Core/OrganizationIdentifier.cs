using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>Checks an organization's ID, and converts a bare UUID to the form that the people API requires.</summary>
internal static class OrganizationIdentifier
{
    /// <param name="input">The ID as Webex writes it, or the UUID in it.</param>
    /// <exception cref="WebexApiException">The input is not the ID of an organization.</exception>
    public static string Parse(string? input)
    {
        string id = input?.Trim() ?? string.Empty;
        if (Guid.TryParseExact(id, "D", out Guid uuid))
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes($"ciscospark://us/ORGANIZATION/{uuid:D}")).TrimEnd('=');
        }

        return PersonIdentifier.Decode(id)?.Contains("/ORGANIZATION/") == true
            ? id
            : throw InvalidInput.Create(
                $"{InvalidInput.Show(id)} is not the ID of an organization",
                "Use an ID such as Get-WebexPerson shows under OrganizationId, or the bare UUID.");
    }
}
