namespace WebexMeetings;

/// <summary>A link to related data, as the API sends it; the address has no host.</summary>
public sealed class Link
{
    /// <summary>
    /// Gets the relation of the link, such as "globalCallinNumbers". The API field is <c>links[].rel</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? Rel { get; internal init; }

    /// <summary>
    /// Gets the path on the API's own origin. The API field is <c>links[].href</c>. The value is null when the API sends none.
    /// </summary>
    public string? Href { get; internal init; }

    /// <summary>
    /// Gets the HTTP method to use, such as "GET". The API field is <c>links[].method</c>. The value is null when the API sends none.
    /// </summary>
    public string? Method { get; internal init; }

    /// <summary>Returns the relation and the path.</summary>
    public override string ToString() => $"{Rel}: {Href}";
}
