namespace WebexMeetings.Pipeline;

/// <summary>One input of a command.</summary>
/// <param name="target">What the user gave, a piped object as a whole; the target of an error.</param>
/// <param name="name">
/// What to call it in text. A piped object is never turned into text as a whole: a row of a CSV may hold a PIN.
/// </param>
internal class Input(object? target, string name)
{
    public object? Target { get; } = target;

    public string Name { get; } = name;
}

/// <summary>A change that the user is asked to confirm.</summary>
/// <param name="Target">What would be changed.</param>
/// <param name="Action">What would be done to it, without any secret.</param>
internal sealed record ConfirmationRequest(string Target, string Action);

/// <summary>
/// What the work on an input gave: objects, and what is left to do after the pipeline thread has written them. A page of a list leaves
/// the next page to ask for; a change that has to be confirmed leaves the change itself. What is left begins when it is this input's
/// turn, so a pipeline that wants no more asks for no more. Work that fails throws, and its exception is the input's one error.
/// </summary>
internal sealed class InputResult
{
    private InputResult(IReadOnlyList<object> objects)
    {
        Objects = objects;
    }

    public IReadOnlyList<object> Objects { get; }

    /// <summary>What has to be confirmed before <see cref="Next"/>. Null when nothing has to be.</summary>
    public ConfirmationRequest? Confirmation { get; private init; }

    /// <summary>The rest of the work. Null when there is none.</summary>
    public Func<CancellationToken, Task<InputResult>>? Next { get; private init; }

    /// <summary>Returns the objects that are all there is.</summary>
    public static InputResult Of(IReadOnlyList<object> objects) => new(objects);

    /// <summary>Returns work that fails at once: the input cannot be used.</summary>
    public static Func<CancellationToken, Task<InputResult>> Failure(Exception failure) => _ => Task.FromException<InputResult>(failure);

    /// <summary>Returns a page, and the work that gives the next one.</summary>
    public static InputResult Page(IReadOnlyList<object> objects, Func<CancellationToken, Task<InputResult>> next) =>
        new(objects) { Next = next };

    /// <summary>Returns a change that begins when the user confirms it.</summary>
    public static InputResult Ask(ConfirmationRequest confirmation, Func<CancellationToken, Task<InputResult>> change) =>
        new([]) { Confirmation = confirmation, Next = change };
}
