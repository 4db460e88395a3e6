namespace WebexMeetings.Pipeline;

/// <summary>One input of a command.</summary>
/// <param name="target">What the user gave, a piped object as a whole; the target of an error.</param>
/// <param name="name">
/// How to call it in text. A piped object is never turned into text as a whole: a row of a CSV may hold a PIN.
/// </param>
internal class Input(object? target, string name)
{
    public object? Target { get; } = target;

    public string Name { get; } = name;
}
