namespace WebexMeetings.Commands.Output;

/// <summary>Makes the error for a missing connection: the runspace has none, or none of that name.</summary>
internal static class NotConnectedError
{
    private const string Action =
        "Run Connect-Webex. Inside ForEach-Object -Parallel or a thread job, pass the connection: -Connection $using:connection.";

    /// <summary>Makes the error for a missing default connection.</summary>
    /// <param name="others">The other connections of the runspace.</param>
    public static WebexApiException Create(IEnumerable<WebexConnection> others) => others.FirstOrDefault() is { } other
        ? new WebexApiException(
            WebexErrorKind.NotConnected,
            "This session has no default connection: the last Connect-Webex failed, or its connection was closed.")
        {
            RecommendedAction = "Run Connect-Webex again, or pass another connection, such as "
                + $"-Connection (Get-WebexConnection '{other.Name}').",
        }
        : new WebexApiException(
            WebexErrorKind.NotConnected,
            "Not connected to Webex in this session. Run Connect-Webex first, or pass a connection with -Connection.")
        {
            RecommendedAction = Action,
        };

    public static WebexApiException Create(string name) =>
        new(WebexErrorKind.NotConnected, $"This session has no connection named '{name}'.")
        {
            RecommendedAction = "Run Get-WebexConnection -Name * to see its connections.",
        };
}
