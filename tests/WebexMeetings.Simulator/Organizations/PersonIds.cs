using System.Buffers.Text;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Person ids as Webex makes them: base64 without padding of ciscospark://us/PEOPLE/&lt;uuid&gt;.</summary>
internal sealed class PersonIds(ulong seed)
{
    private const string Prefix = "ciscospark://us/PEOPLE/";

    public string Of(int ordinal)
    {
        string address = Prefix + SealedNumber.ToGuid(SealedNumber.Seal(seed, ordinal)).ToString("D");
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes(address));
    }

    public int? Ordinal(string personId)
    {
        if (!Base64Url.IsValid(personId) || personId.EndsWith('='))
            return null;
        string address = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(personId));
        if (!address.StartsWith(Prefix, StringComparison.Ordinal) || !Guid.TryParseExact(address[Prefix.Length..], "D", out Guid guid))
            return null;
        return SealedNumber.TryOpen(seed, SealedNumber.FromGuid(guid), out long ordinal) && ordinal is >= 0 and <= int.MaxValue
            ? (int)ordinal
            : null;
    }
}
