using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>
/// All external text goes through this class before it reaches a stream, an error or a log. It masks secrets in every spelling, replaces
/// control characters, and only then cuts the text.
/// </summary>
internal sealed class Redaction
{
    private const string Mask = "***";

    /// <summary>The longest text to search. Longer text is cut first, because no message shows more than a part of it.</summary>
    private const int LongestInput = 4096;

    /// <summary>The length of a part of a long secret that is masked too, because a server may quote a secret in parts.</summary>
    private const int PartLength = 16;

    private const int LongSecret = 24;

    /// <summary>The beginning of a secret at the end of a text that was cut off.</summary>
    private const int ShortestBeginning = 4;

    private const string Names =
        "[\\w.-]*?(?:pin|access_?code|passcode|password|pwd|token|secret|device_?code|code_?verifier|authorization)|code";

    private const string PlainNames =
        "(?:\\w*(?:hostPin|audioPin|passcode|password|pwd)|accessCode|(?:access|refresh)_token|client_?secret|device_?code|code_?verifier)";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex[] NamedValues =
    [
        // JSON, also with a list or an object instead of a value, and also when it is truncated.
        new($"\"(?:{Names})\"\\s*:\\s*(?:\"(?<value>(?:\\\\.|[^\"\\\\])*)\"?|(?<value>[\\[{{][^}}\\]]*|[^,}}\\]\\s\"]+))", Options),

        // Outside JSON, only names that always mean a secret, so that "status code: 404" stays readable.
        new($"\\b{PlainNames}['\"]?\\s*[:=]\\s*['\"]?(?<value>[^\\s'\"&,;<>}}\\]]+)", Options),
        new($"<(?:\\w+:)?{PlainNames}\\b[^<>]*>\\s*(?:<!\\[CDATA\\[)?(?<value>[^<\\]]+)", Options),
        new($"[?&](?:{Names})=(?<value>[^&#\\s\"]*)", Options),
        new("\\b(?:Bearer|Basic)\\s+(?<value>[A-Za-z0-9._~+/=-]+)", Options),

        // The user name and the password in an address.
        new(":[/\\\\]{2}(?<value>[^/?#\\s\"'<>]*)@", Options),
    ];

    private readonly string[] needles;
    private readonly HashSet<string> parts;

    private Redaction(IEnumerable<string> secrets)
    {
        string[] all = [.. secrets.Where(secret => secret.Length > 0).Distinct()];
        needles = [.. all.SelectMany(Spellings).Distinct()];
        parts = new HashSet<string>(all.Where(secret => secret.Length >= LongSecret).SelectMany(Parts), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Masks only what a name or a marker identifies as a secret, for text without known secrets.</summary>
    public static Redaction ByName { get; } = new([]);

    public static Redaction Of(IEnumerable<string> secrets) => new(secrets);

    /// <summary>Masks the secrets of a connection, and those in the body of one of its requests.</summary>
    public static Redaction Of(KnownSecrets known, byte[]? requestBody) => new([.. known.All, .. SecretFields.In(requestBody)]);

    /// <summary>
    /// Returns the address of a request for a log. A link from a server may contain anything, also the token of the request.
    /// </summary>
    public static string Address(HttpRequestMessage request) =>
        Of(request.Headers.Authorization?.Parameter is { } token ? [token] : []).Hide(request.RequestUri!.AbsoluteUri);

    /// <summary>Returns external text, masked and on one line.</summary>
    public static string Text(string text, IReadOnlyList<string> secrets) => Of(secrets).Line(text, LongestInput);

    /// <summary>Returns external text for display: masked, on one line, and with a maximum length.</summary>
    public string Line(string? text, int longest) => text is null ? string.Empty : TerminalText.Line(Hide(text), longest);

    private string Hide(string text)
    {
        string input = text.Length <= LongestInput ? text : text.Substring(0, LongestInput);
        bool[]? isSecret = null;
        foreach (SpelledText layer in SpelledText.LayersOf(input))
        {
            foreach ((int start, int length) in SecretsIn(layer.Text))
            {
                MarkAll(layer.Original(start, length), isSecret ??= new bool[input.Length]);
            }

            SpelledText dense = layer.WithoutSpace();
            foreach ((int start, int length) in ReferenceEquals(dense, layer) ? [] : KnownIn(dense.Text, shortest: PartLength))
            {
                MarkAll(dense.Original(start, length), isSecret ??= new bool[input.Length]);
            }
        }

        return isSecret is null ? input : WithMasks(input, isSecret);
    }

    private static void MarkAll((int Start, int End) range, bool[] isSecret)
    {
        for (int i = range.Start; i < range.End; i++)
        {
            isSecret[i] = true;
        }
    }

    private static string WithMasks(string text, bool[] isSecret)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!isSecret[i])
            {
                result.Append(text[i]);
            }
            else if (i == 0 || !isSecret[i - 1])
            {
                result.Append(Mask);
            }
        }

        return result.ToString();
    }

    private IEnumerable<(int Start, int Length)> SecretsIn(string text)
    {
        foreach (Match match in NamedValues.SelectMany(pattern => pattern.Matches(text).Cast<Match>()))
        {
            yield return (match.Groups["value"].Index, match.Groups["value"].Length);
        }

        foreach ((int, int) known in KnownIn(text, shortest: 1))
        {
            yield return known;
        }
    }

    private IEnumerable<(int Start, int Length)> KnownIn(string text, int shortest)
    {
        foreach (string needle in needles.Where(needle => needle.Length >= shortest))
        {
            int found = -1;
            while ((found = text.IndexOf(needle, found + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
            {
                yield return (found, needle.Length);
            }

            int beginning = BeginningAtEnd(text, needle);
            yield return (text.Length - beginning, beginning);
        }

        for (int i = 0; parts.Count > 0 && i + PartLength <= text.Length; i++)
        {
            if (parts.Contains(text.Substring(i, PartLength)))
            {
                yield return (i, PartLength);
            }
        }
    }

    private static int BeginningAtEnd(string text, string needle)
    {
        int length = Math.Min(needle.Length - 1, text.Length);
        while (length >= ShortestBeginning
            && string.Compare(text, text.Length - length, needle, 0, length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            length--;
        }

        return length >= ShortestBeginning ? length : 0;
    }

    private static IEnumerable<string> Parts(string secret) =>
        Enumerable.Range(0, secret.Length - PartLength + 1).Select(start => secret.Substring(start, PartLength));

    /// <summary>Returns the secret itself, in hexadecimal digits, and within base64, where it starts at one of three offsets.</summary>
    private static IEnumerable<string> Spellings(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        yield return secret;
        yield return string.Concat(bytes.Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        for (int before = 0; before < 3; before++)
        {
            string encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            int start = ((before * 8) + 5) / 6;
            int end = (before + bytes.Length) * 8 / 6;
            string inside = encoded.Substring(start, Math.Max(0, end - start));
            if (inside.Length >= 5)
            {
                yield return inside;
                yield return inside.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}

/// <summary>Finds the secrets in a request body by the names of their fields: PINs, passwords and tokens.</summary>
internal static class SecretFields
{
    private const int Shortest = 3;

    private static readonly string[] Endings =
        ["pin", "password", "passcode", "pwd", "secret", "token", "accesscode", "devicecode", "codeverifier", "authorization"];

    /// <summary>Returns the secret values in a JSON or form body; nothing for other bodies.</summary>
    public static IReadOnlyList<string> In(byte[]? body)
    {
        if (body is not { Length: > 0 })
        {
            return [];
        }

        List<string> found = [];
        if (body[0] is (byte)'{' or (byte)'[')
        {
            AddJson(body, found);
        }
        else
        {
            AddForm(Encoding.UTF8.GetString(body), found);
        }

        return [.. found.Where(value => value.Length >= Shortest).Distinct()];
    }

    private static void AddForm(string form, List<string> found)
    {
        foreach (string[] field in form.Split('&').Select(field => field.Split(['='], 2)).Where(field => field.Length == 2))
        {
            if (IsSecret(field[0]) || field[0] == "code")
            {
                found.Add(Uri.UnescapeDataString(field[1].Replace('+', ' ')));
            }
        }
    }

    private static void AddJson(byte[] body, List<string> found)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            AddFrom(document.RootElement, isSecret: false, found);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // What is not JSON has no fields.
        }
    }

    private static void AddFrom(JsonElement element, bool isSecret, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    AddFrom(property.Value, isSecret || IsSecret(property.Name), found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    AddFrom(item, isSecret, found);
                }

                break;
            case JsonValueKind.String when isSecret:
                found.Add(element.GetString()!);
                break;
            case JsonValueKind.Number when isSecret:
                found.Add(element.GetRawText());
                break;
            default:
                break;
        }
    }

    private static bool IsSecret(string name)
    {
        string letters = new([.. name.Where(char.IsLetter)]);
        return Endings.Any(ending => letters.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
