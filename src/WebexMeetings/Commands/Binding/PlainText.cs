using System.Collections;
using System.Globalization;
using System.Management.Automation;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Commands.Binding;

/// <summary>Converts a value from a user to the text of a query or a header.</summary>
internal static class PlainText
{
    /// <summary>The maximum depth, because nested lists have no meaning in a query, and a list may contain itself.</summary>
    private const int Deepest = 2;

    private const int MostItems = 10_000;

    /// <exception cref="WebexApiException">The value is not text, a number, a date, a Boolean value, or a list of these.</exception>
    public static string Of(object? value) => Of(value, 0);

    private static string Of(object? value, int depth)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => string.Empty,
            string text => text,
            bool or SwitchParameter => LanguagePrimitives.IsTrue(plain) ? "true" : "false",
            DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            IDictionary or PSCustomObject => throw NotPlain(),
            IEnumerable list when depth < Deepest => Joined(list, depth),
            IEnumerable => throw NotPlain(),
            IConvertible or Guid or Uri or Version => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
            _ => throw NotPlain(),
        };
    }

    private static string Joined(IEnumerable list, int depth)
    {
        List<string> texts = [];
        foreach (object? item in list)
        {
            texts.Add(Of(item, depth + 1));
            if (texts.Count > MostItems)
            {
                throw NotPlain();
            }
        }

        return string.Join(",", texts);
    }

    private static WebexApiException NotPlain() => InvalidInput.Create(
        "A value of -Query or -Header is not plain text", "Give text, numbers, dates, booleans, or lists of these.");
}
