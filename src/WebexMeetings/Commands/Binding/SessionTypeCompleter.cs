using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace WebexMeetings.Commands.Binding;

/// <summary>Completes -SessionType with the session types that were seen on the connections of this runspace, by whatever they are called.</summary>
public sealed class SessionTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete ?? string.Empty;
        return CompletionSource.Connections(fakeBoundParameters)
            .SelectMany(connection => connection.Completions.SessionTypes)
            .Where(type => CompletionSource.Fits(type.ShortName, typed) || CompletionSource.Fits(type.Name, typed) || CompletionSource.Fits(type.Id, typed))
            .GroupBy(type => type.ToString(), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Key.Length > 0)
            .OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => CompletionSource.Choice(same.Key, same.Key, Explain(same.First())))
            .ToList();
    }

    private static string Explain(SiteSessionType type) => $"{type.Name ?? type.ToString()} (id {type.Id}, {type.Type})";
}
