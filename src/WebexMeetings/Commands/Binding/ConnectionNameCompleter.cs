using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace WebexMeetings.Commands.Binding;

/// <summary>Completes -Name with the names of the connections of this runspace.</summary>
public sealed class ConnectionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        CompletionSource.Connections(null)
            .Where(connection => CompletionSource.Fits(connection.Name, wordToComplete ?? string.Empty))
            .Select(connection => CompletionSource.Choice(connection.Name, connection.Name, connection.ToString()))
            .ToList();
}
