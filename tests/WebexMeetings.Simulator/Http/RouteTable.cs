namespace WebexMeetings.Simulator;

/// <summary>
/// Paths and their handlers. Not the routing of ASP.NET: that one forgives wrong case and trailing slashes, and a client that
/// makes such a mistake must fail here.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> exact = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, string Suffix, Route Route)> openRoutes = [];

    /// <summary>Adds a path; at most one {name} in it stands for one segment.</summary>
    public Route Add(string path, bool needsToken = true)
    {
        var route = new Route { NeedsToken = needsToken };
        int brace = path.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
            exact.Add(path, route);
        else
            openRoutes.Add((path[..brace], path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..], route));
        return route;
    }

    public Route? Find(string path, out string parameter)
    {
        parameter = "";
        if (exact.TryGetValue(path, out Route? route))
            return route;
        foreach (var (prefix, suffix, open) in openRoutes)
        {
            if (!Matches(path, prefix, suffix))
                continue;
            parameter = path[prefix.Length..^suffix.Length];
            return open;
        }
        return null;
    }

    private static bool Matches(string path, string prefix, string suffix) =>
        path.Length > prefix.Length + suffix.Length
        && path.StartsWith(prefix, StringComparison.Ordinal)
        && path.EndsWith(suffix, StringComparison.Ordinal)
        && !path.AsSpan(prefix.Length, path.Length - prefix.Length - suffix.Length).Contains('/');
}
