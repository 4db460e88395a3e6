using System.Security.Cryptography;

namespace WebexMeetings.Authentication;

/// <summary>Text that nobody guesses, and the form that addresses carry it in.</summary>
internal static class RandomText
{
    /// <summary>32 random bytes as 43 characters that need no escaping.</summary>
    public static string Create()
    {
        byte[] bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return ToBase64Url(bytes);
    }

    public static string ToBase64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
