using System.Text;

namespace WebexMeetings.Authentication;

/// <summary>The answers that the browser shows in the end. Nothing that came with the request is in them.</summary>
internal static class RedirectPage
{
    public static byte[] Done { get; } = Write("200 OK", "Back to PowerShell", "Webex has sent the sign-in to PowerShell. You can close this window.");

    public static byte[] Denied { get; } = Write("200 OK", "Not signed in", "Webex did not allow the sign-in; PowerShell says why. You can close this window.");

    public static byte[] Refused { get; } = Write("400 Bad Request", "Not accepted", "This does not belong to the sign-in that PowerShell waits for.");

    public static byte[] NotFound { get; } = Write("404 Not Found", "Nothing here", "PowerShell waits for a sign-in at another address.");

    private static byte[] Write(string status, string title, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><style>body{{font:18px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32em;padding:0 1em}}</style></head><body><h1>{title}</h1><p>{text}</p></body></html>");
        string head = $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
