namespace WebexMeetings;

/// <summary>The Webex cloud that a connection talks to.</summary>
public enum WebexEnvironment
{
    /// <summary>The commercial cloud, <c>https://webexapis.com/v1</c>.</summary>
    Commercial,

    /// <summary>Webex for Government (FedRAMP), <c>https://api-usgov.webex.com/v1</c>.</summary>
    UsGov,

    /// <summary>A custom address, given with -ApiBaseUri.</summary>
    Custom,
}
