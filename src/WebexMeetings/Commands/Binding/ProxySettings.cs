using System.Management.Automation;
using System.Net;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;

namespace WebexMeetings.Commands.Binding;

/// <summary>Creates the proxy from -Proxy, -ProxyCredential and -ProxyUseDefaultCredentials, with the rules of Invoke-RestMethod.</summary>
internal static class ProxySettings
{
    /// <exception cref="WebexApiException">The parameters exclude each other.</exception>
    public static IWebProxy From(Uri? proxy, PSCredential? credential, bool useDefaultCredentials)
    {
        if (credential is not null && useDefaultCredentials)
        {
            throw InvalidInput.Create("-ProxyCredential and -ProxyUseDefaultCredentials exclude each other", "Give one of them.");
        }

        if (proxy is null)
        {
            return credential is null && !useDefaultCredentials
                ? new SystemProxy()
                : throw InvalidInput.Create(
                    "-ProxyCredential and -ProxyUseDefaultCredentials are for a proxy that -Proxy names",
                    "Give -Proxy as well.");
        }

        // Not UseDefaultCredentials, because setting it, even to false, would drop the other credentials.
        return new WebProxy(Checked(proxy))
        {
            Credentials = useDefaultCredentials ? CredentialCache.DefaultCredentials : Account(credential),
        };
    }

    private static NetworkCredential? Account(PSCredential? credential)
    {
        // Reads the password first, because PSCredential's own error for one that was disposed does not say what to do.
        _ = Secrets.Read(credential?.Password);
        return credential?.GetNetworkCredential();
    }

    private static Uri Checked(Uri proxy) => proxy switch
    {
        { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") } =>
            throw InvalidInput.Create("-Proxy is not the address of a proxy", "Give it as in http://proxy.example.com:8080."),
        { UserInfo.Length: > 0 } =>
            throw InvalidInput.Create("-Proxy has a user name or password in it", "Give them with -ProxyCredential."),
        _ => proxy,
    };
}
