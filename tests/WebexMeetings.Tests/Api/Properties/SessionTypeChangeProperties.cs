using System.Text;
using System.Text.Json.Nodes;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>The same as <see cref="RoomChangeProperties"/> for session types: no one loses a type that nobody named.</summary>
public sealed class SessionTypeChangeProperties(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const int Cases = 2_500;
    private const string Email = "a@x.com";
    private const string Site = "site4.webex.com";

    [Fact]
    public async Task A_change_of_session_types_is_the_exact_merge_or_one_error()
    {
        using Session session = fixture.Connect();
        await Property.HoldsAsync(SessionTypeCase.Generator, Cases, types => CheckAsync(session, types));
    }

    private async Task CheckAsync(Session session, SessionTypeCase types)
    {
        Organization organization = fixture.Simulator.Organization;
        string id = organization.PersonId(Email);
        string uuid = Encoding.ASCII.GetString(Convert.FromBase64String(id.PadRight((id.Length + 3) / 4 * 4, '='))).Split('/')[^1];
        string answer = types.Response(Email, id, uuid, Organization.AdminEmail, organization.PersonId(Organization.AdminEmail), Site);
        fixture.Simulator.Faults.Clear();
        fixture.Simulator.RequestLog.Clear();
        if (types.List == ListShape.EmptyForAddress && !types.ById)
        {
            // Webex ignores the header with the address.
            fixture.Simulator.Faults.Add(
                new Fault { Method = "GET", PathContains = "userconfig", Times = 1, Status = 200, Body = """{"items":[]}""" });
        }

        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "userconfig", Status = 200, Body = answer });
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 204 });
        UserIdentity user = types.ById ? new UserIdentity(null, id) : new UserIdentity(Email, null);
        WebexApiException? failure = null;
        try
        {
            await session.SessionTypes.ChangeAsync(
                user, Site, (SessionTypeChange)types.Change, types.Named, readBack: false, CancellationToken.None);
        }
        catch (WebexApiException failed)
        {
            failure = failed;
        }

        LoggedRequest[] writes = [.. fixture.Simulator.RequestLog.Entries.Where(request => request.Method != "GET")];
        Check(types, user, id, writes, failure);
    }

    private static void Check(SessionTypeCase types, UserIdentity user, string id, LoggedRequest[] writes, WebexApiException? failure)
    {
        string[] present = types.List == ListShape.Empty ? [] : types.Present;
        bool isReadable = types.List == ListShape.Empty
            || types.Types is TypesShape.Usual or TypesShape.UpperCase or TypesShape.NumbersAsIds or TypesShape.OneObject;
        if (!IsCertain(types) || (!isReadable && types.Change != 0))
        {
            Assert.Empty(writes);
            Assert.NotNull(failure);
            Assert.StartsWith($"Session types of {user} on '{Site}': ", failure.Message, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was changed.", failure.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Null(failure);
        string[] wanted = [.. types.Change == 0 ? types.Named : types.Change == 1 ? present.Union(types.Named) : present.Except(types.Named)];
        if (isReadable && wanted.ToHashSet().SetEquals(present))
        {
            Assert.Empty(writes);
            return;
        }

        LoggedRequest write = Assert.Single(writes);
        RequestSchemas.Check(write);
        JsonObject sent = JsonNode.Parse(write.Body)!.AsObject();
        Assert.Equal(Site, (string?)sent["siteUrl"]);
        Assert.Equal(wanted.Order(), sent["sessionTypeIds"]!.AsArray().Select(type => (string)type!).Order());
        Assert.True(
            sent["personId"] is { } written ? PersonIdentifier.AreSame((string)written!, id) : (string?)sent["email"] == Email, write.Body);
    }

    /// <summary>Whether the answer is certainly about the person and the site.</summary>
    private static bool IsCertain(SessionTypeCase types) => types.List switch
    {
        ListShape.Empty => true,
        ListShape.Absent or ListShape.Null or ListShape.WithNull => false,
        ListShape.TwiceDifferent => false,
        ListShape.Twice when types.Types is TypesShape.Absent or TypesShape.Null or TypesShape.Text or TypesShape.WithoutId or TypesShape.BlankId or TypesShape.WithNull => false,
        _ => types.Site is SiteShape.Usual or SiteShape.UpperCase or SiteShape.WithScheme or SiteShape.WithSlash or SiteShape.AsAttendee
            && types.Person is not (PersonShape.Nobody or PersonShape.Caller or PersonShape.CallersEmailOnly or PersonShape.CallersIdOnly),
    };
}
