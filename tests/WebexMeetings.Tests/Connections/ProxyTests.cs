using System.Net;
using System.Text;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Connections;

/// <summary>The proxy that the system or -Proxy names; a test is the proxy.</summary>
public sealed class ProxyTests : IDisposable
{
    private static readonly NetworkCredential Account = new("bob", "proxy-password");

    private readonly ByteServer proxy = new(head => head.Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
        ? ByteServer.Response(502, string.Empty)
        : ByteServer.Response(407, string.Empty, "Proxy-Authenticate: Basic realm=\"proxy\""), keepsConnections: true);

    private Uri AddressWithPassword => new UriBuilder(proxy.Address) { UserName = Account.UserName, Password = Account.Password }.Uri;

    public void Dispose() => proxy.Dispose();

    [FactExceptOnMono("Mono gives the refusal of a proxy as the response of the server.")]
    public async Task The_account_of_an_environment_variable_is_used_and_its_password_is_nowhere_in_the_error()
    {
        // As .NET makes it of https_proxy: the account stays in the address.
        var environment = new ProxyWithPassword(AddressWithPassword);

        WebexApiException failure = await FailAsync(new SystemProxy(() => environment), "https://webex.invalid/v1");

        AssertAccountWasSent();
        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.DoesNotContain(Account.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [FactExceptOnMono("Mono gives the refusal of a proxy as the response of the server.")]
    public async Task The_account_of_ProxyCredential_is_used()
    {
        WebexApiException failure = await FailAsync(new WebProxy(proxy.Address) { Credentials = Account }, "https://webex.invalid/v1");

        AssertAccountWasSent();
        Assert.Contains($"through the proxy {proxy.Address.Authority}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Account.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_of_a_proxy_is_a_secret_wherever_it_stands()
    {
        var credential = new WebProxy(proxy.Address) { Credentials = Account };
        var address = new WebProxy(new UriBuilder(proxy.Address) { UserName = "bob", Password = "p%40ssword" }.Uri);

        Assert.Equal([Account.Password], Settings(credential, "https://webex.invalid/v1").Secrets.All);
        Assert.Equal(["p@ssword"], Settings(address, "https://webex.invalid/v1").Secrets.All);
        Assert.Empty(Settings(new WebProxy(proxy.Address), "https://webex.invalid/v1").Secrets.All);
    }

    [Fact]
    public void A_failed_connection_names_a_proxy_only_where_one_is_used()
    {
        Assert.Equal("webexapis.com", new ConnectionSettings { Address = ApiAddress.Commercial }.Destination);
        Assert.Equal(
            $"webex.invalid through the proxy {proxy.Address.Authority}",
            Settings(new WebProxy(proxy.Address), "https://webex.invalid/v1").Destination);
        Assert.Equal("localhost:5000", Settings(new WebProxy(proxy.Address), "http://localhost:5000/v1").Destination);
    }

#if NET
    [Fact]
    public void The_proxy_of_HttpClient_is_that_of_the_process()
    {
        IWebProxy before = HttpClient.DefaultProxy;
        try
        {
            // For one host alone, because other tests run in this process.
            HttpClient.DefaultProxy = new ProxyForOneHost(proxy.Address);

            Assert.Equal(proxy.Address, new SystemProxy().GetProxy(ProxyForOneHost.Host));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }
#endif

    [Fact]
    public async Task Nothing_that_goes_to_this_computer_unencrypted_goes_through_a_proxy()
    {
        using var server = new ByteServer(_ => ByteServer.Response(200, """{"items":[]}"""), keepsConnections: true);
        foreach (IWebProxy configured
            in new IWebProxy[] { new SystemProxy(() => new ProxyWithPassword(AddressWithPassword)), new WebProxy(proxy.Address) })
        {
            using HttpClientHandler handler = HttpServices.PrimaryHandler(Settings(configured, server.ApiBaseUri.AbsoluteUri));
            using var client = new HttpClient(handler, disposeHandler: false);
            await client.GetStringAsync(server.ApiBaseUri);
        }

        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public void Where_no_proxy_is_set_up_none_is_used()
    {
        var none = new SystemProxy(() => null);

        Assert.True(none.IsBypassed(new Uri("https://webexapis.com/v1")));
        Assert.Null(none.GetProxy(new Uri("https://webexapis.com/v1")));
    }

    [Fact]
    public void What_a_script_sets_for_the_process_is_seen_and_without_an_account_it_stays_as_it_is()
    {
        IWebProxy? configured = null;
        var system = new SystemProxy(() => configured);
        configured = new WebProxy(proxy.Address, BypassOnLocal: false, [@"bypassed\.example"]);

        Assert.Equal(proxy.Address, system.GetProxy(new Uri("https://webexapis.com/v1")));
        Assert.True(system.IsBypassed(new Uri("https://bypassed.example/")));
        Assert.False(system.IsBypassed(new Uri("https://webexapis.com/")));
    }

    private static ConnectionSettings Settings(IWebProxy proxy, string address) => new()
    {
        Address = ApiAddress.TryCreate(new Uri(address), out _)!,
        Proxy = proxy,
        Time = new SimulatedTime(),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static async Task<WebexApiException> FailAsync(IWebProxy proxy, string address)
    {
        using var client = new WebexMeetings.Authentication.OAuthClient(Settings(proxy, address), new("client", "client-secret"));
        var signIn = new WebexMeetings.Authentication.DeviceCodeSignIn(client);
        return await Assert.ThrowsAsync<WebexApiException>(() => signIn.BeginAsync([], CancellationToken.None));
    }

    private void AssertAccountWasSent()
    {
        string expected = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account.UserName}:{Account.Password}"));
        Assert.Contains(proxy.Requests, head => head.StartsWith("CONNECT webex.invalid:443", StringComparison.Ordinal));
        Assert.Contains(proxy.Requests, head => head.Contains($"Proxy-Authorization: Basic {expected}", StringComparison.Ordinal));
    }

#if NET
    private sealed class ProxyForOneHost(Uri address) : IWebProxy
    {
        public static readonly Uri Host = new("https://one-host.invalid/");

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination == Host ? address : null;

        public bool IsBypassed(Uri host) => host != Host;
    }
#endif

    private sealed class ProxyWithPassword(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = Account;

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
