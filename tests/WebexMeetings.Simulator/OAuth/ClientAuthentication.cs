using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Who calls a token endpoint. Webex wants the secret also with PKCE.</summary>
internal static class ClientAuthentication
{
    /// <summary>In the Authorization header or in the form.</summary>
    public static void Check(Call call, IReadOnlyDictionary<string, string> form, OAuthOptions options)
    {
        var (id, secret) = Basic(call) ?? (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        Compare(id, secret, options);
    }

    /// <summary>The device endpoint takes nothing but the header.</summary>
    public static void CheckBasic(Call call, OAuthOptions options)
    {
        var (id, secret) = Basic(call) ?? throw Refused();
        Compare(id, secret, options);
    }

    private static void Compare(string? id, string? secret, OAuthOptions options)
    {
        if (id != options.ClientId || secret != options.ClientSecret)
            throw Refused();
    }

    private static OAuthException Refused() => new("invalid_client", "The client ID or the client secret is wrong or missing.", 401);

    private static (string? Id, string? Secret)? Basic(Call call)
    {
        const string Scheme = "Basic ";
        string? header = call.Header("Authorization");
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..], bytes, out int length))
            throw Refused();
        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : throw Refused();
    }
}
