namespace WebexMeetings.Simulator;

/// <summary>Answers one kind of request; refuses with <see cref="RefusedException"/>.</summary>
internal delegate Reply Handler(Call call);
