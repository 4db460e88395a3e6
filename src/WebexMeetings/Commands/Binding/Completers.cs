using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;

namespace WebexMeetings.Commands.Binding;

/// <summary>Completes -SiteUrl with the sites of earlier responses on the connections of this runspace.</summary>
public sealed class SiteUrlCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionSource.Connections(fakeBoundParameters)
            .SelectMany(connection => connection.Completions.Sites)
            .Where(site => SiteHost.TryParse(site) is not null)
            .Distinct(StringComparer.Ordinal)
            .Where(site => CompletionSource.Fits(site, wordToComplete ?? string.Empty))
            .OrderBy(site => site, StringComparer.Ordinal)
            .Select(site => CompletionSource.Choice(site, site, site))
            .ToList();
}

/// <summary>
/// Completes -SessionType with the session types of earlier responses on the connections of this runspace, by any of their names.
/// </summary>
public sealed class SessionTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete ?? string.Empty;
        return CompletionSource.Connections(fakeBoundParameters)
            .SelectMany(connection => connection.Completions.SessionTypes)
            .Where(type => CompletionSource.Fits(type.ShortName, typed)
                || CompletionSource.Fits(type.Name, typed)
                || CompletionSource.Fits(type.Id, typed))
            .GroupBy(type => type.ToString(), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Key.Length > 0 && !same.Key.Any(char.IsControl))
            .OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => CompletionSource.Choice(same.Key, same.Key, Explain(same.First())))
            .ToList();
    }

    private static string Explain(SiteSessionType type) => $"{type.Name ?? type.ToString()} (ID {type.Id}, {type.Type})";
}

/// <summary>Completes -Name with the names of the connections of this runspace.</summary>
public sealed class ConnectionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionSource.Connections(null)
            .Where(connection => CompletionSource.Fits(connection.Name, wordToComplete ?? string.Empty))
            .Select(connection => CompletionSource.Choice(connection.Name, connection.Name, connection.ToString()))
            .ToList();
}

/// <summary>
/// Provides the values for tab completion from the connections of this runspace, in memory. It never uses the network, and never causes an
/// error at a prompt.
/// </summary>
internal static class CompletionSource
{
    /// <summary>Returns the connection that the command line will use, then the others of this runspace.</summary>
    public static IEnumerable<WebexConnection> Connections(IDictionary? boundParameters)
    {
        var named = PipedObject.Unwrap(boundParameters?["Connection"]) as WebexConnection;
        IEnumerable<WebexConnection> held = Runspace.DefaultRunspace is { } runspace ? ConnectionStore.Of(runspace).All : [];
        return named is null ? held : held.Prepend(named).Distinct();
    }

    /// <summary>
    /// Returns a completion, in quotes when PowerShell would not read it as one word. The text may come from a server, and PowerShell ends
    /// a string at typographic quotes too.
    /// </summary>
    public static CompletionResult Choice(string text, string shown, string explanation)
    {
        bool isPlain = text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') && text.Any(char.IsLetter) && text[0] != '-';
        string written = isPlain ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
        return new CompletionResult(written, shown, CompletionResultType.ParameterValue, explanation);
    }

    /// <summary>Returns whether a name begins with the typed text, without its quotes.</summary>
    public static bool Fits(string? name, string typed) =>
        !string.IsNullOrEmpty(name) && name!.StartsWith(typed.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Completes -DefaultAudioType with the types that the API documents.</summary>
public sealed class AudioTypeCompleter : IArgumentCompleter
{
    private static readonly (string Value, string Explanation)[] Types =
    [
        ("webexAudio", "Webex audio: telephony and VoIP"),
        ("voipOnly", "VoIP only"),
        ("otherTeleconferenceService", "Another service, as -OtherTeleconferenceDescription says"),
        ("none", "No audio"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Types
            .Where(type => CompletionSource.Fits(type.Value, wordToComplete ?? string.Empty))
            .Select(type => CompletionSource.Choice(type.Value, type.Value, type.Explanation));
}

/// <summary>Completes -AutoLockMinutes with the values that the API documents.</summary>
public sealed class AutoLockMinutesCompleter : IArgumentCompleter
{
    private static readonly string[] Minutes = ["0", "5", "10", "15", "20"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Minutes
            .Where(minutes => CompletionSource.Fits(minutes, wordToComplete ?? string.Empty))
            .Select(minutes => new CompletionResult(
                minutes, minutes, CompletionResultType.ParameterValue, $"{minutes} minutes after the start"));
}

/// <summary>Completes -JoinBeforeHostMinutes with the values that the API documents.</summary>
public sealed class JoinBeforeHostMinutesCompleter : IArgumentCompleter
{
    private static readonly string[] Minutes = ["0", "5", "10", "15"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Minutes
            .Where(minutes => CompletionSource.Fits(minutes, wordToComplete ?? string.Empty))
            .Select(minutes => new CompletionResult(
                minutes, minutes, CompletionResultType.ParameterValue, $"{minutes} minutes before the start"));
}
