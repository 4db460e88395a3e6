namespace WebexMeetings.Commands.Output;

/// <summary>There is no connection in this runspace, or none of that name.</summary>
internal static class NotConnectedError
{
    private const string Action = "Run Connect-Webex. Inside ForEach-Object -Parallel or a thread job, pass the connection: -Connection $using:connection.";

    public static WebexApiException Create() =>
        new(WebexErrorKind.NotConnected, "Not connected to Webex in this session. Run Connect-Webex first, or pass a connection with -Connection.") { RecommendedAction = Action };

    public static WebexApiException Create(string name) =>
        new(WebexErrorKind.NotConnected, $"There is no connection named '{name}' in this session.") { RecommendedAction = "Get-WebexConnection -Name * shows the connections there are." };
}
