using System.Buffers.Text;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Ids other than those of people: base64 without padding of ciscospark://us/KIND/name.</summary>
internal static class WebexIds
{
    public static string Of(string kind, string name) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"ciscospark://us/{kind}/{name}"));
}
