namespace WebexMeetings.Simulator;

/// <summary>
/// GET /meetings/{id}/globalCallinNumbers, where a room's telephony.links point to. No documentation tells its shape; this one is
/// a guess after telephony.callInNumbers.
/// </summary>
internal sealed class CallInEndpoints(Organization organization)
{
    public void AddTo(RouteTable routes) => routes.Add("/v1/meetings/{id}/globalCallinNumbers").On("GET", Get);

    private Reply Get(Call call)
    {
        Room room = organization.RoomByMeetingId(call.Parameter) ?? throw RefusedException.NotFound();
        return Reply.Json(room, static (writer, found) =>
        {
            writer.WriteStartObject();
            RoomJson.WriteNumbers(writer, found);
            writer.WriteEndObject();
        });
    }
}
