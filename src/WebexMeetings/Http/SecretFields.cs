using System.Text;
using System.Text.Json;

namespace WebexMeetings.Http;

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
