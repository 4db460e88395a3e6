using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Setup;

/// <summary>A command that reads many rooms on a connection, as Get-WebexPersonalRoom does, without PowerShell.</summary>
internal sealed class Command : IDisposable
{
    private static readonly TimeSpan NeverThatLong = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim signal = new();
    private readonly RequestContext scope;
    private readonly OrderedTaskQueue run;
    private readonly PersonalRoomClient rooms;

    public Command(WebexConnection connection, int throttleLimit = 10)
    {
        scope = new RequestContext(throttleLimit, RetryHandler.MaximumAttempts, Listener);
        rooms = new PersonalRoomClient(new ApiClient(connection, scope));
        run = new OrderedTaskQueue(throttleLimit * 4, throttleLimit * 4, signal, CancellationToken.None);
    }

    public Listener Listener { get; } = new();

    /// <summary>What became of the inputs so far, in the order in which a user sees it.</summary>
    public List<Outcome> Outcomes { get; } = [];

    /// <summary>Begins to read, without waiting for anything.</summary>
    public void Begin(IEnumerable<string> emails)
    {
        foreach (string email in emails)
        {
            run.Add(new Input(email, email), token => ReadAsync(email, token));
        }
    }

    /// <summary>Reads all of them. Blocks, as a pipeline does.</summary>
    public void Run(IEnumerable<string> emails)
    {
        foreach (string email in emails)
        {
            run.Add(new Input(email, email), token => ReadAsync(email, token));
            Drain(run.LookAhead - 1);
        }

        Drain(0);
    }

    public void Dispose()
    {
        run.Dispose();
        signal.Dispose();
    }

    private async Task<InputResult> ReadAsync(string email, CancellationToken cancellationToken) =>
        InputResult.Of([await rooms.GetAsync(email, null, cancellationToken)]);

    private void Drain(int until)
    {
        while (true)
        {
            while (run.TryTake(out OrderedTaskQueue.Entry? entry))
            {
                Outcomes.Add(Outcome.Of(entry!));
            }

            if (run.Count <= until)
            {
                return;
            }

            Assert.True(signal.Wait(NeverThatLong), "No answer for a minute.");
            signal.Reset();
        }
    }
}

/// <summary>What a user sees of an input: its objects, or its one error.</summary>
internal sealed record Outcome(Input Input, IReadOnlyList<object> Objects, Exception? Failure)
{
    public static Outcome Of(OrderedTaskQueue.Entry entry) => entry.Result.IsFaulted
        ? new Outcome(entry.Input, [], entry.Result.Exception.InnerException)
        : new Outcome(entry.Input, entry.Result.Result.Objects, null);
}
