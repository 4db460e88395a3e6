using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace WebexMeetings.Tests.Setup;

/// <summary>Looks for a secret as somebody would who wants it: in parts, and in every spelling. Written apart from what masks it.</summary>
internal static class Traces
{
    private const int Part = 16;

    public static void AssertNone(string secret, string shown)
    {
        foreach (string reading in ReadingsOf(shown))
        {
            int part = Math.Min(Part, secret.Length);
            for (int i = 0; i + part <= secret.Length; i++)
            {
                Assert.DoesNotContain(secret.Substring(i, part), reading, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>What a terminal would obey, or a reader would not see.</summary>
    public static void AssertNoControls(string shown) =>
        Assert.DoesNotContain(
            shown, c => (char.IsControl(c) && c is not ('\r' or '\n')) || c is '\u202E' or '\u200B' or '\u2066' or '\u2028' or '\uFEFF');

    /// <summary>Everything that a user can see of an error.</summary>
    public static string Of(WebexApiException failure) =>
        string.Join(
            "\n", failure.ToString(), failure.Message, failure.Reason, failure.ErrorCode, failure.TrackingId, failure.RecommendedAction);

    private static IEnumerable<string> ReadingsOf(string shown)
    {
        string reading = Bare(shown);
        for (int i = 0; i < 4; i++)
        {
            yield return reading;
            yield return Regex.Replace(reading, "[A-Za-z0-9+/_-]{16,}", found => Base64(found.Value));
            reading = Bare(Unescaped(WebUtility.HtmlDecode(Uri.UnescapeDataString(reading))));
        }
    }

    private static string Bare(string text) => text.Replace("\0", string.Empty, StringComparison.Ordinal);

    private static string Unescaped(string text) =>
        Regex.Replace(text, @"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([""\\/])", found =>
            found.Groups[3].Success
                ? found.Groups[3].Value
                : ((char)Convert.ToInt32(found.Groups[1].Value + found.Groups[2].Value, 16)).ToString());

    private static string Base64(string text)
    {
        string whole = text.Replace('-', '+').Replace('_', '/');
        return Encoding.Latin1.GetString(Convert.FromBase64String(whole[..(whole.Length / 4 * 4)]));
    }
}
