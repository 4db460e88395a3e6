namespace WebexMeetings.Simulator;

/// <summary>What the console program prints at its start: one "Name: value" a line, the last line is "Ready.".</summary>
internal static class Greeting
{
    public static void Print(WebexSimulator simulator, TextWriter output)
    {
        TokenStore tokens = simulator.Tokens;
        output.WriteLine($"Address: {simulator.ApiBaseUri}");
        output.WriteLine($"Admin token: {tokens.Admin.Value}");
        output.WriteLine($"User token: {tokens.User.Value}");
        output.WriteLine($"Token without admin scopes: {tokens.AdminWithoutAdminScopes.Value}");
        output.WriteLine($"Token without preferences: {tokens.WithoutPreferences.Value}");
        output.WriteLine($"Token without people: {tokens.WithoutPeople.Value}");
        output.WriteLine($"Service App token: {tokens.ServiceApp.Value}");
        output.WriteLine($"Revoked token: {tokens.Revoked.Value}");
        output.WriteLine($"Expired token: {tokens.Expired.Value}");
        output.WriteLine($"Client ID: {simulator.Options.OAuth.ClientId}");
        output.WriteLine($"Client secret: {simulator.Options.OAuth.ClientSecret}");
        output.WriteLine($"Admin refresh token: {simulator.OAuth.AdminRefreshToken.Value}");
        output.WriteLine($"Service App refresh token: {simulator.OAuth.ServiceAppRefreshToken.Value}");
        output.WriteLine($"Control: {simulator.ControlBaseUri}");
        output.WriteLine($"Sign in: Connect-Webex -AccessToken '{tokens.Admin.Value}' -ApiBaseUri '{simulator.ApiBaseUri}' -PassThru");
        output.WriteLine("Ready.");
        output.Flush();
    }
}
