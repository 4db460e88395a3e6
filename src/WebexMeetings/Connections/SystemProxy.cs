using System.Net;
using System.Reflection;

namespace WebexMeetings.Connections;

/// <summary>
/// The proxy of the system, the environment (https_proxy) or the process. An environment variable may contain a password in the address,
/// and .NET quotes the address when a tunnel fails. This class uses the password, but removes it from the address.
/// </summary>
internal sealed class SystemProxy : IWebProxy
{
    // .NET Standard 2.0 lacks it; PowerShell 7 has it, and Invoke-RestMethod uses it. On .NET Framework the older one is what scripts set.
    private static readonly PropertyInfo? DefaultProxy =
        typeof(HttpClient).GetProperty("DefaultProxy", BindingFlags.Public | BindingFlags.Static);

    private readonly Func<IWebProxy?> find;

    /// <param name="find">Returns the current proxy of the process, which scripts may set late.</param>
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
