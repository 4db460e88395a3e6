using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Api.People;
using WebexMeetings.Connections;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.People;

public sealed class SignInTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Who_is_signed_in_and_until_when_is_learnt()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = new SimulatedTime(workers: 2) });
        AccessToken token = fixture.Simulator.Tokens.Admin;

        bool known = await new SignIn(session.Client).IdentifyAsync(CancellationToken.None);

        WebexConnection connection = session.Connection;
        Assert.True(known);
        Assert.Equal("admin@example.com", connection.UserEmail);
        Assert.Equal("Ada Admin", connection.DisplayName);
        Assert.Equal("person", connection.UserType);
        Assert.Equal(fixture.Simulator.Organization.PersonId("admin@example.com"), connection.PersonId);
        Assert.NotNull(connection.OrganizationId);
        Assert.Equal(token.Expires.ToUnixTimeMilliseconds(), connection.ExpiresAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_token_that_may_not_say_who_it_is_connects_without_a_name()
    {
        using Session reset = fixture.Connect();
        using Session session =
            fixture.ConnectAs(fixture.Simulator.Tokens.WithoutPeople, new SessionSettings { Time = new SimulatedTime(workers: 2) });

        Assert.False(await new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Null(session.Connection.UserEmail);
        Assert.NotNull(session.Connection.ExpiresAt);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_good_token_that_Webex_names_nobody_for_connects_without_a_name(int status)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = new SimulatedTime(workers: 2) });
        fixture.Simulator.Faults.Add(new Fault { PathContains = "people/me", Status = status });

        Assert.False(await new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Null(session.Connection.UserEmail);
        Assert.NotNull(session.Connection.ExpiresAt);
    }

    [Fact]
    public async Task A_person_without_id_and_address_is_not_known()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = new SimulatedTime(workers: 2) });
        fixture.Simulator.Faults.Add(new Fault { PathContains = "people/me", Status = 200, Body = """{"displayName":"Ann"}""" });

        Assert.False(await new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Equal("Ann", session.Connection.DisplayName);
    }

    [Fact]
    public async Task An_expiry_that_is_silent_is_waited_for_three_seconds_and_given_up()
    {
        var time = new FakeTimeProvider();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { PathContains = "tokenExpiry", Kind = FaultKind.Hang });
        Task<bool> identifying = new SignIn(session.Client).IdentifyAsync(CancellationToken.None);
        await fixture.Simulator.Faults.WaitForHangingAsync(1);
        while (session.Connection.UserEmail is null)
        {
            await Task.Yield();
        }

        while (!identifying.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await identifying);
        Assert.Null(session.Connection.ExpiresAt);
    }

    [Fact]
    public async Task An_expiry_that_comes_after_the_user_is_waited_for()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = new FakeTimeProvider() });
        fixture.Simulator.Faults.Add(new Fault { PathContains = "tokenExpiry", Kind = FaultKind.Hang });
        Task<bool> identifying = new SignIn(session.Client).IdentifyAsync(CancellationToken.None);
        await fixture.Simulator.Faults.WaitForHangingAsync(1);
        while (session.Connection.UserEmail is null)
        {
            await Task.Yield();
        }

        fixture.Simulator.Faults.ReleaseHanging();

        Assert.True(await identifying);
        Assert.NotNull(session.Connection.ExpiresAt);
    }

    [Fact]
    public async Task A_revoked_token_is_not_accepted()
    {
        using Session reset = fixture.Connect();
        using Session session =
            fixture.ConnectAs(fixture.Simulator.Tokens.Revoked, new SessionSettings { Time = new SimulatedTime(workers: 2) });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Equal((WebexErrorKind.Unauthorized, 401), (failure.Kind, failure.StatusCode));
        Assert.Contains("Connect-Webex", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"exp\":null}")]
    [InlineData("{\"exp\":-1}")]
    [InlineData("{\"exp\":9e30}")]
    [InlineData("{\"exp\":\"soon\"}")]
    [InlineData("<html>")]
    public async Task An_expiry_that_makes_no_sense_is_no_reason_to_refuse_a_sign_in(string expiry)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = new SimulatedTime(workers: 2) });
        fixture.Simulator.Faults.Add(new Fault { PathContains = "tokenExpiry", Status = 200, Body = expiry });

        Assert.True(await new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Null(session.Connection.ExpiresAt);
        Assert.Empty(((StaticTokenSource)session.Connection.TokenSource).Scopes);
    }
}
