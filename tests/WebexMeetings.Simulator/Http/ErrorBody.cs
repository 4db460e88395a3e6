using Microsoft.AspNetCore.WebUtilities;

namespace WebexMeetings.Simulator;

/// <summary>The error bodies of Webex.</summary>
internal static class ErrorBody
{
    /// <summary>{message, errors:[{description}], trackingId}; what is empty or null is left out.</summary>
    public static byte[] Write(string message, IReadOnlyList<string> reasons, string? trackingId) =>
        JsonBuffer.Write((message, reasons, trackingId), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, state.message);
            if (state.reasons.Count > 0)
            {
                writer.WriteStartArray("errors"u8);
                foreach (string reason in state.reasons)
                {
                    writer.WriteStartObject();
                    writer.WriteString("description"u8, reason);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            if (state.trackingId is not null)
                writer.WriteString("trackingId"u8, state.trackingId);
            writer.WriteEndObject();
        });

    /// <summary>The body for an ordered status that nobody wrote a body for.</summary>
    public static byte[] ForStatus(int status, string? trackingId)
    {
        string phrase = ReasonPhrases.GetReasonPhrase(status);
        string message = status == 429
            ? "Too many requests have been sent in a given amount of time and the request has been rate limited."
            : $"{phrase} (ordered from the simulator)";
        return Write(message, [$"{status} {phrase}"], trackingId);
    }

    public static string Html(int status)
    {
        string phrase = ReasonPhrases.GetReasonPhrase(status);
        return $"<html>\r\n<head><title>{status} {phrase}</title></head>\r\n<body>\r\n<center><h1>{status} {phrase}</h1></center>\r\n"
            + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    }
}
