using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Security;

public sealed class CertificateTests
{
    [FactExceptOnMono("Mono cannot make a certificate.")]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_token()
    {
        using X509Certificate2 certificate = SelfSigned();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<string> arrived = ImpersonateAsync(listener, certificate);
        using var session = new Session(new Uri($"https://{listener.LocalEndpoint}/v1"), "token-value");

        WebexApiException failure = await session.FailRoomAsync();

        listener.Stop();
        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.DoesNotContain("token-value", await arrived, StringComparison.Ordinal);
        Assert.DoesNotContain("token-value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_and_protocols_are_judged_as_strictly_as_the_system_can()
    {
        using HttpClientHandler handler = HttpServices.PrimaryHandler(new ConnectionSettings { Address = ApiAddress.Commercial });

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
#if NETFRAMEWORK
        // powershell.exe begins with what old systems allowed, and a profile may have told it to trust everybody.
        Assert.Equal(SslProtocols.Tls12, handler.SslProtocols);
        Assert.All(
            [
                SslPolicyErrors.RemoteCertificateNotAvailable,
                SslPolicyErrors.RemoteCertificateNameMismatch,
                SslPolicyErrors.RemoteCertificateChainErrors,
            ],
            error => Assert.False(handler.ServerCertificateCustomValidationCallback!(null!, null!, null!, error)));
        Assert.True(handler.ServerCertificateCustomValidationCallback!(null!, null!, null!, SslPolicyErrors.None));
#else
        Assert.Equal(SslProtocols.None, handler.SslProtocols);
        Assert.Null(handler.ServerCertificateCustomValidationCallback);
#endif
    }

    /// <summary>Everything that clients say to a server with a certificate of its own making, until the listener stops.</summary>
    private static async Task<string> ImpersonateAsync(TcpListener listener, X509Certificate2 certificate)
    {
        var text = new StringBuilder();
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(
                    certificate, clientCertificateRequired: false, SslProtocols.Tls12, checkCertificateRevocation: false);
                using var reader = new StreamReader(stream);
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    text.AppendLine(line);
                }
            }
            catch (Exception refused) when (refused is IOException or AuthenticationException)
            {
                // The client does not trust this server: the next attempt.
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                // A listener that stops before the call throws the second, also as its ObjectDisposedException.
                return text.ToString();
            }
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
#if NETFRAMEWORK
        return new X509Certificate2(certificate.Export(X509ContentType.Pfx));
#else
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
#endif
    }
}
