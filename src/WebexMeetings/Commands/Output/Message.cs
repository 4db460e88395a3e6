namespace WebexMeetings.Commands.Output;

/// <summary>A line that a task leaves for the pipeline thread to write.</summary>
internal readonly record struct Message(string Text, bool IsWarning);
