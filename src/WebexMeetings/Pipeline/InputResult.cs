namespace WebexMeetings.Pipeline;

/// <summary>One input of a command.</summary>
/// <param name="target">The value from the user, a piped object as a whole, which is the target of an error.</param>
/// <param name="name">
/// The name of the input in text. A piped object is never converted to text as a whole, because a row of a CSV may contain a PIN.
/// </param>
internal class Input(object? target, string name)
{
    public object? Target { get; } = target;

    public string Name { get; } = name;
}

/// <summary>A change that the user is asked to confirm.</summary>
/// <param name="Target">The object of the change.</param>
/// <param name="Action">The change, without secrets.</param>
internal sealed record ConfirmationRequest(string Target, string Action);

/// <summary>
/// The result of the work on an input: objects, and the work that remains after the pipeline thread has written them. A page of a list
/// leaves the request for the next page, and a change that needs confirmation leaves the change itself. The remaining work starts in the
/// order of the inputs, so a stopped pipeline sends no more requests. Work that fails throws, and its exception is the one error of the
/// input.
/// </summary>
internal sealed class InputResult
{
    private InputResult(IReadOnlyList<object> objects)
    {
        Objects = objects;
    }

    public IReadOnlyList<object> Objects { get; }

    /// <summary>Gets the confirmation to ask for before <see cref="Next"/>. Null when none is needed.</summary>
    public ConfirmationRequest? Confirmation { get; private init; }

    /// <summary>Gets the remaining work. Null when there is none.</summary>
    public Func<CancellationToken, Task<InputResult>>? Next { get; private init; }

    /// <summary>Returns a complete result with these objects.</summary>
    public static InputResult Of(IReadOnlyList<object> objects) => new(objects);

    /// <summary>Returns work that fails at once, for an input that is not valid.</summary>
    public static Func<CancellationToken, Task<InputResult>> Failure(Exception failure) => _ => Task.FromException<InputResult>(failure);

    /// <summary>Returns a page, and the work that gets the next one.</summary>
    public static InputResult Page(IReadOnlyList<object> objects, Func<CancellationToken, Task<InputResult>> next) =>
        new(objects) { Next = next };

    /// <summary>Returns a change that starts when the user confirms it.</summary>
    public static InputResult Ask(ConfirmationRequest confirmation, Func<CancellationToken, Task<InputResult>> change) =>
        new([]) { Confirmation = confirmation, Next = change };
}
