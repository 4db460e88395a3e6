using System.Security.Cryptography;
using System.Text;

namespace WebexMeetings.Authentication;

/// <summary>Proof key for code exchange (RFC 7636, S256): a code that somebody else picked up is worth nothing without the verifier.</summary>
internal sealed class Pkce
{
    public string Verifier { get; } = RandomText.Create();

    public string Challenge
    {
        get
        {
            using var hash = SHA256.Create();
            return RandomText.ToBase64Url(hash.ComputeHash(Encoding.ASCII.GetBytes(Verifier)));
        }
    }
}
