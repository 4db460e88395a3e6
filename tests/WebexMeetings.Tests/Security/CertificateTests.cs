using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Security;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_token()
    {
        string? arrived = null;
        await using WebApplication impostor = await StartImpostorAsync(authorization => arrived = authorization);
        string address = impostor.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var session = new Session(new Uri(address + "/v1"), "token-value");

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.Null(arrived);
        Assert.DoesNotContain("token-value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_ours_judges_certificates_in_the_system_s_place()
    {
        using HttpClientHandler handler = HttpServices.PrimaryHandler(new ConnectionSettings { Address = ApiAddress.Commercial });

        Assert.Null(handler.ServerCertificateCustomValidationCallback);
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(System.Security.Authentication.SslProtocols.None, handler.SslProtocols);
    }

    private static async Task<WebApplication> StartImpostorAsync(Action<string> onRequest)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(SelfSigned())));
        WebApplication impostor = builder.Build();
        impostor.Run(context =>
        {
            onRequest(context.Request.Headers.Authorization.ToString());
            return Task.CompletedTask;
        });
        await impostor.StartAsync();
        return impostor;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
