using System.Buffers.Text;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Person IDs as Webex makes them: base64 without padding of ciscospark://us/PEOPLE/&lt;uuid&gt;.</summary>
internal sealed class PersonIds(ulong seed)
{
    private const string Prefix = "ciscospark://us/PEOPLE/";

    public string Of(int ordinal)
    {
        string address = Prefix + SealedNumber.ToGuid(SealedNumber.Seal(seed, ordinal)).ToString("D");
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes(address));
    }

    /// <summary>Finds a person by the ID, or by the UUID alone, which Webex takes in places.</summary>
    public int? Ordinal(string personId)
    {
        if (!Guid.TryParseExact(Uuid(personId), "D", out Guid guid))
            return null;
        return SealedNumber.TryOpen(seed, SealedNumber.FromGuid(guid), out long ordinal) && ordinal is >= 0 and <= int.MaxValue
            ? (int)ordinal
            : null;
    }

    private static string Uuid(string personId)
    {
        if (!Base64Url.IsValid(personId))
            return personId;
        string address = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(personId));
        return address.StartsWith(Prefix, StringComparison.Ordinal) ? address[Prefix.Length..] : personId;
    }
}
