using System.Text;
using System.Text.RegularExpressions;

namespace WebexMeetings.Api.Core;

/// <summary>Reads the Link header (RFC 8288): <c>&lt;https://…&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    /// <summary>The relation "next" where no link was read: the address of a next page is damaged.</summary>
    private static readonly Regex DamagedNext =
        new("\\brel\\b[^,;<>]{0,40}?(?<![\\w-])next(?![\\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns whether the response has a next page.</summary>
    /// <param name="response">The response.</param>
    /// <param name="address">The address of the next page as sent. Null when it cannot be read.</param>
    public static bool TryReadNext(HttpResponseMessage response, out string? address)
    {
        address = null;
        if (!response.Headers.TryGetValues("Link", out IEnumerable<string>? values))
        {
            return false;
        }

        var reader = new Reader(string.Join(",", values));
        address = reader.Next();
        return address is not null || DamagedNext.IsMatch(reader.Remains);
    }

    /// <summary>Reads one link after the other. Addresses and quoted text may contain commas, semicolons and brackets.</summary>
    private sealed class Reader(string header)
    {
        private readonly StringBuilder remains = new();
        private int position;

        /// <summary>Gets the text that was read and is not part of a link.</summary>
        public string Remains => remains.ToString();

        private bool IsAtEnd => position >= header.Length;

        /// <summary>Returns the address of the next page; null when no link is one.</summary>
        public string? Next()
        {
            while (!IsAtEnd)
            {
                if (Address() is not { } address)
                {
                    continue;
                }

                string? relation = Relation();
                if (relation is not null && relation.Split(' ', '\t').Contains("next", StringComparer.OrdinalIgnoreCase))
                {
                    return address;
                }
            }

            return null;
        }

        private string? Address()
        {
            if (header[position] != '<')
            {
                Skip(IndexOf(position + 1, ',', '<'));
                return null;
            }

            int end = IndexOf(position + 1, '<', '>');
            if (end == header.Length || header[end] == '<')
            {
                Skip(end);
                return null;
            }

            string address = header.Substring(position + 1, end - position - 1).Trim();
            position = end + 1;
            return address;
        }

        /// <summary>Reads the parameters of a link and returns the value of the first "rel". The others do not count.</summary>
        private string? Relation()
        {
            string? relation = null;
            while (!IsAtEnd && header[position] is not (',' or '<'))
            {
                int start = position;
                position += header[position] == ';' ? 1 : 0;
                string name = Trimmed(IndexOf(position, '=', ';', ',', '<'));
                bool isRead = header[start] == ';' && !name.Any(IsNotInName);
                string value = !IsAtEnd && header[position] == '=' ? Value(ref isRead) : string.Empty;
                if (!isRead)
                {
                    remains.Append(header, start, position - start).Append(',');
                }
                else if (name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                {
                    relation ??= value;
                }
            }

            return relation;
        }

        /// <summary>Reads a value and returns it without its quotation marks.</summary>
        private string Value(ref bool isRead)
        {
            position++;
            while (!IsAtEnd && char.IsWhiteSpace(header[position]))
            {
                position++;
            }

            int end = ClosingQuote();
            if (end < 0)
            {
                string value = Unquoted(Trimmed(IndexOf(position, ';', ',', '<')));
                isRead &= value.IndexOfAny(['"', '=', '\\']) < 0;
                return value;
            }

            string quoted = header.Substring(position + 1, end - position - 1);
            position = end + 1;
            isRead &= Trimmed(IndexOf(position, ';', ',', '<')).Length == 0;
            return quoted;
        }

        /// <summary>Returns the position of the quotation mark that ends the value; -1 for a value without quotation marks.</summary>
        private int ClosingQuote()
        {
            if (IsAtEnd || header[position] != '"')
            {
                return -1;
            }

            int end = position + 1;
            while (end < header.Length && header[end] != '"')
            {
                end += header[end] == '\\' ? 2 : 1;
            }

            return end < header.Length ? end : -1;
        }

        private static string Unquoted(string value) =>
            value.Length > 1 && value[0] == '\'' && value[value.Length - 1] == '\'' ? value.Substring(1, value.Length - 2)
                : value.Length > 0 && value[0] == '"' && value.IndexOf('"', 1) < 0 ? value.Substring(1)
                : value;

        private static bool IsNotInName(char c) => char.IsWhiteSpace(c) || c is '"' or '\\' or ':' or '>';

        private string Trimmed(int end)
        {
            string text = header.Substring(position, end - position).Trim();
            position = end;
            return text;
        }

        private void Skip(int end)
        {
            remains.Append(header, position, end - position);
            position = end;
        }

        private int IndexOf(int start, params char[] any)
        {
            int found = start < header.Length ? header.IndexOfAny(any, start) : -1;
            return found < 0 ? header.Length : found;
        }
    }
}
