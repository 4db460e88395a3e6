namespace WebexMeetings.Pipeline;

/// <summary>
/// What a piece of work on an input gave: objects, and what is left to do after the pipeline thread has written them. A page of a list
/// leaves the next page to ask for; a change that was only looked at leaves the change itself, for when it is agreed to. What is left is
/// begun when it is this input's turn, so a pipeline that wants no more asks for no more.
/// </summary>
internal sealed class Step
{
    private Step(IReadOnlyList<object> objects, ConfirmationRequest? proposal, Func<CancellationToken, Task<Step>>? next)
    {
        Objects = objects;
        ConfirmationRequest = proposal;
        Next = next;
    }

    public IReadOnlyList<object> Objects { get; }

    /// <summary>What has to be agreed to before <see cref="Next"/>; null when nothing has to be.</summary>
    public ConfirmationRequest? ConfirmationRequest { get; }

    /// <summary>The rest of the work; null when there is none.</summary>
    public Func<CancellationToken, Task<Step>>? Next { get; }

    public static Step Last(IReadOnlyList<object> objects) => new(objects, null, null);

    public static Step Page(IReadOnlyList<object> objects, Func<CancellationToken, Task<Step>> next) => new(objects, null, next);

    public static Step Ask(ConfirmationRequest proposal, Func<CancellationToken, Task<Step>> next) => new([], proposal, next);
}
