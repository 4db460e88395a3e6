using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Whom a request is about, wherever this API lets the client say so.</summary>
internal static class RequestSubject
{
    public static string? Find(Call call, Organization organization) =>
        call.Query("userEmail") ?? call.Header("email") ?? call.Query("email") ?? call.Query("hostEmail") ?? ByPersonId(call, organization);

    public static bool IsInBody(Call call, string email) =>
        call.Body.Length > 0 && Encoding.UTF8.GetString(call.Body).Contains($"\"{email}\"", StringComparison.OrdinalIgnoreCase);

    private static string? ByPersonId(Call call, Organization organization)
    {
        string? id = call.Query("personId");
        if (id is null && call.Path.StartsWith("/v1/people/", StringComparison.Ordinal))
            id = call.Path["/v1/people/".Length..];
        return id is null ? null : organization.FindById(id)?.Email;
    }
}
