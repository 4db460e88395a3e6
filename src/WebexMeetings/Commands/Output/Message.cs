namespace WebexMeetings.Commands.Output;

/// <summary>A message of a task that the pipeline thread writes.</summary>
internal readonly record struct Message(string Text, bool IsWarning);
