// What `./build.sh demo` shows where there is no PowerShell: the cmdlets' requests, sent by the module's own client to the simulator.
using WebexMeetings;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Demo;
using WebexMeetings.Http;
using WebexSimulator = WebexMeetings.Simulator.WebexSimulator;

const string Site = "site4.webex.com";

await using WebexSimulator simulator = await WebexSimulator.StartAsync();
var settings = new ConnectionSettings { Address = ApiAddress.TryCreate(simulator.ApiBaseUri, out _)! };
using var connection = new WebexConnection("demo", settings, new StaticTokenSource(simulator.Tokens.Admin.Value), HttpServices.Build);
using var scope = new RequestContext(throttleLimit: 10, maximumAttempts: 5, new NullObserver());
var client = new ApiClient(connection, scope);

await new SignIn(client).IdentifyAsync(CancellationToken.None);
Console.WriteLine($"Signed in as {connection}.");

PersonalRoom own = await new PersonalRoomClient(client).GetAsync(null, null, CancellationToken.None);
PersonalRoom room = await new PersonalRoomClient(client).GetAsync("a@x.com", Site, CancellationToken.None);
Table.Write(
    "Get-WebexPersonalRoom; Get-WebexPersonalRoom -UserEmail a@x.com -SiteUrl site4.webex.com",
    ["User", "Topic", "Link"],
    [[connection.UserEmail, own.Topic, own.PersonalMeetingRoomLink], [room.UserEmail, room.Topic, room.PersonalMeetingRoomLink]]);

var sessionTypes = new SessionTypeClient(client);
IEnumerable<UserSessionTypes> users =
[
    .. await sessionTypes.GetAsync(new UserIdentity("a@x.com", null), Site, CancellationToken.None),
    .. await sessionTypes.GetAsync(new UserIdentity("b@x.com", null), Site, CancellationToken.None),
];
Table.Write(
    "'a@x.com', 'b@x.com' | Get-WebexUserSessionType -SiteUrl site4.webex.com",
    ["Email", "Site", "SessionTypes"],
    users.Select(user => new[] { user.Email, user.SiteUrl, user.SessionTypes.ToString() }));
