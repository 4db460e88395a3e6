namespace WebexMeetings;

/// <summary>A link to related data, as the API sends it; the address has no host.</summary>
public sealed class Link
{
    /// <summary>What the link leads to, such as "globalCallinNumbers". API field: <c>links[].rel</c>. Null when the API sent none.</summary>
    public string? Rel { get; internal init; }

    /// <summary>The path on the API's own origin. API field: <c>links[].href</c>. Null when the API sent none.</summary>
    public string? Href { get; internal init; }

    /// <summary>The HTTP method to use, such as "GET". API field: <c>links[].method</c>. Null when the API sent none.</summary>
    public string? Method { get; internal init; }

    /// <summary>The relation and the path.</summary>
    public override string ToString() => $"{Rel}: {Href}";
}
