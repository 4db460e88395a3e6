using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace WebexMeetings.Commands.Binding;

/// <summary>Completes -SiteUrl with the sites that were seen on the connections of this runspace.</summary>
public sealed class SiteUrlCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionSource.Connections(fakeBoundParameters)
            .SelectMany(connection => connection.Completions.Sites)
            .Distinct(StringComparer.Ordinal)
            .Where(site => CompletionSource.Fits(site, wordToComplete ?? string.Empty))
            .OrderBy(site => site, StringComparer.Ordinal)
            .Select(site => CompletionSource.Choice(site, site, site))
            .ToList();
}
