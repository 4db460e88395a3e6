using WebexMeetings.Simulator;

namespace WebexMeetings.Tests.Setup;

/// <summary>One simulator for the tests of a class, clean at the start of each.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    internal WebexSimulator Simulator { get; private set; } = null!;

    public async Task InitializeAsync() => Simulator = await WebexSimulator.StartAsync();

    public Task DisposeAsync() => Simulator.DisposeAsync().AsTask();

    /// <summary>A connection of the administrator's to a simulator without faults, log and changes.</summary>
    internal Session Connect(SessionSettings? settings = null)
    {
        Reset();
        return ConnectAs(Simulator.Tokens.Admin, settings);
    }

    /// <summary>One more connection; nothing is reset.</summary>
    internal Session ConnectAs(AccessToken token, SessionSettings? settings = null) => new(Simulator.ApiBaseUri, token.Value, settings);

    /// <summary>A connection to a simulator that gives this answer to everything.</summary>
    internal Session ConnectToAnswer(string json)
    {
        Session session = Connect();
        Simulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 200, Body = json });
        return session;
    }

    private void Reset()
    {
        Simulator.Faults.Clear();
        Simulator.RateLimits.Off();
        Simulator.Organization.Reset();
        Simulator.RequestLog.Clear();
    }
}
