using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace WebexMeetings.Commands.Binding;

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
