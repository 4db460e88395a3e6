namespace WebexMeetings.Commands.Output;

/// <summary>There is no connection in this runspace, or none of that name.</summary>
internal static class NotConnectedError
{
    private const string Action = "Run Connect-Webex. Inside ForEach-Object -Parallel or a thread job, pass the connection: -Connection $using:connection.";

    /// <summary>There is no default connection.</summary>
    /// <param name="others">The connections that there are.</param>
    public static WebexApiException Create(IEnumerable<WebexConnection> others) => others.FirstOrDefault() is { } other
        ? new WebexApiException(
            WebexErrorKind.NotConnected,
            "There is no default connection in this session: the last Connect-Webex failed, or its connection was closed.")
        {
            RecommendedAction = $"Run Connect-Webex again, or pass another connection, such as -Connection (Get-WebexConnection '{other.Name}').",
        }
        : new WebexApiException(
            WebexErrorKind.NotConnected,
            "Not connected to Webex in this session. Run Connect-Webex first, or pass a connection with -Connection.")
        {
            RecommendedAction = Action,
        };

    public static WebexApiException Create(string name) =>
        new(WebexErrorKind.NotConnected, $"There is no connection named '{name}' in this session.") { RecommendedAction = "Get-WebexConnection -Name * shows the connections there are." };
}
