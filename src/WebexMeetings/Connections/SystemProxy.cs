using System.Net;
using System.Reflection;

namespace WebexMeetings.Connections;

/// <summary>
/// The proxy that the system, the environment (https_proxy) or the process is set up with. An environment variable may hold a password in
/// the address, and .NET quotes the address when a tunnel fails: the password is used, and is not part of the address any more.
/// </summary>
internal sealed class SystemProxy : IWebProxy
{
    // .NET Standard 2.0 lacks it; PowerShell 7 has it, and Invoke-RestMethod uses it. On .NET Framework the older one is what scripts set.
    private static readonly PropertyInfo? DefaultProxy =
        typeof(HttpClient).GetProperty("DefaultProxy", BindingFlags.Public | BindingFlags.Static);

    private readonly Func<IWebProxy?> find;

    /// <param name="find">Finds what the process is set up with, each time, because scripts may set it late.</param>
    public SystemProxy(Func<IWebProxy?>? find = null)
    {
        this.find = find ?? (() => (IWebProxy?)DefaultProxy?.GetValue(null) ?? WebRequest.DefaultWebProxy);
    }

    public ICredentials? Credentials
    {
        get => find()?.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => find()?.GetProxy(destination) is { UserInfo.Length: > 0 } proxy
        ? new UriBuilder(proxy) { UserName = string.Empty, Password = string.Empty }.Uri
        : find()?.GetProxy(destination);

    public bool IsBypassed(Uri host) => find()?.IsBypassed(host) ?? true;
}
