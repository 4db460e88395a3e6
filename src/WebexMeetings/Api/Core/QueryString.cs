using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>Builds a query. It escapes every value and omits null.</summary>
internal sealed class QueryString
{
    private readonly StringBuilder text = new();

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    /// <summary>Returns the query with its question mark; an empty string when nothing was added.</summary>
    public override string ToString() => text.ToString();
}
