using System.Collections.Concurrent;
using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>Webex with the responses that a test gives, one connection to it, and what was sent in the order in which it came.</summary>
internal sealed class ScriptedWebex : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> script = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> sent = new();
    private readonly ByteServer server;

    public ScriptedWebex()
    {
        server = new ByteServer(Respond, keepsConnections: true);
        Session = new Session(server.ApiBaseUri, "token");
    }

    public Session Session { get; }

    /// <summary>Method, path, address in the header, and body of each request.</summary>
    public string[] Sent => [.. sent];

    /// <summary>Every request but the reads.</summary>
    public string[] Written => [.. sent.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal))];

    /// <summary>The number of the request that Webex refuses, and how; the first one is 0.</summary>
    public (int Number, int Status) Refusal { get; set; } = (-1, 0);

    /// <summary>Gives the responses to requests that begin so; the last one stays. The longest beginning counts.</summary>
    public ScriptedWebex On(string request, params string[] bodies)
    {
        script[request] = new ConcurrentQueue<byte[]>(bodies.Select(body => ByteServer.Response(200, body)));
        return this;
    }

    public ScriptedWebex On(string request, int status, string body = "", params string[] headers)
    {
        script[request] = new ConcurrentQueue<byte[]>([ByteServer.Response(status, body, headers)]);
        return this;
    }

    public void Dispose()
    {
        Session.Dispose();
        server.Dispose();
    }

    private static string Line(string request)
    {
        string text = Encoding.UTF8.GetString(Encoding.GetEncoding(28591).GetBytes(request));
        string[] lines = text.Split("\r\n");
        string start = string.Join(" ", lines[0].Split(' ').Take(2)).Replace(" /v1", " ", StringComparison.Ordinal);
        string? email = Array.Find(lines, line => line.StartsWith("email:", StringComparison.OrdinalIgnoreCase));
        string body = text.Substring(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        return start + (email is null ? "" : $" ({email})") + (body.Length == 0 ? "" : $" {body}");
    }

    private byte[] Respond(string request)
    {
        string line = Line(request);
        int number = sent.Count;
        sent.Enqueue(line);
        if (number == Refusal.Number)
        {
            return ByteServer.Response(Refusal.Status, "");
        }

        string? known = script.Keys.Where(start => line.StartsWith(start, StringComparison.Ordinal))
            .OrderByDescending(start => start.Length).FirstOrDefault();
        if (known is null)
        {
            return ByteServer.Response(404, """{"message":"The test has no such response."}""");
        }

        ConcurrentQueue<byte[]> responses = script[known];
        responses.TryPeek(out byte[]? response);
        if (responses.Count > 1)
        {
            responses.TryDequeue(out response);
        }

        return response!;
    }
}
