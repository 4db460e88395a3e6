namespace WebexMeetings.Api.Core;

/// <summary>Builds a query. It escapes every value and omits null.</summary>
internal sealed class QueryString
{
    private string text = string.Empty;

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            text += (text.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
        }

        return this;
    }

    /// <summary>Returns the query with its question mark; an empty string when nothing was added.</summary>
    public override string ToString() => text;
}
