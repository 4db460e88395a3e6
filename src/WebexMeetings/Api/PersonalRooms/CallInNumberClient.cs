using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>Gets the global call-in numbers that a room's telephony links to.</summary>
internal sealed class CallInNumberClient(ApiClient client)
{
    private const string Rel = "globalCallinNumbers";

    /// <summary>Returns the worldwide numbers for calling in to a room.</summary>
    /// <exception cref="WebexApiException">The room has no such link, the link leads elsewhere, or no response arrived.</exception>
    public async Task<IReadOnlyList<CallInPhone>> GetAsync(PersonalRoom room, CancellationToken cancellationToken)
    {
        string? href = room.Telephony?.Links.FirstOrDefault(link => string.Equals(link.Rel, Rel, StringComparison.OrdinalIgnoreCase))?.Href;
        string subject = $"Global call-in numbers of {(room.UserEmail is null ? "your own personal room" : $"'{room.UserEmail}'")}";
        if (string.IsNullOrWhiteSpace(href))
        {
            throw ApiErrors.NotFound(
                new ApiRequest { Subject = subject },
                "This room has no link to global call-in numbers; its site may have no telephony");
        }

        var request = new ApiRequest
        {
            Address = OriginAddress.Resolve(client.Connection, href!),
            Subject = subject,
            Scopes = "meeting:schedules_read or meeting:admin_schedule_read",
        };
        GlobalCallInDto answer = await client
            .ReadAsync(request, WebexJsonContext.Default.GlobalCallInDto, cancellationToken)
            .ConfigureAwait(false);
        List<CallInNumberDto>? numbers = answer.CallInNumbers ?? answer.Items;
        return numbers is { Count: > 0 }
            ? numbers.ConvertAll(number => number.ToModel())
            : throw ApiErrors.NotFound(request, "Webex lists no global call-in numbers for this room");
    }
}
