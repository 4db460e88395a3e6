using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Proof key for code exchange, method S256.</summary>
internal static class Pkce
{
    public static bool IsVerifier(string? verifier) =>
        verifier is { Length: >= 43 and <= 128 }
            && verifier.All(character => char.IsAsciiLetterOrDigit(character) || "-._~".Contains(character));

    public static bool Matches(string verifier, string challenge) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
}
