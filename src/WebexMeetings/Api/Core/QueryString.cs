using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>Puts a query together; every value is escaped, and what is null is left out.</summary>
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

    /// <summary>The query with its question mark; empty when nothing was added.</summary>
    public override string ToString() => text.ToString();
}
