using WebexMeetings.Authentication;
using WebexMeetings.Connections;

namespace WebexMeetings.Tests.Authentication;

/// <summary>Signing in with what the environment holds, as containers and pipelines do.</summary>
public sealed class EnvironmentSignInTests : IDisposable
{
    private const string WhatToDo =
        "Set WEBEX_ACCESS_TOKEN, or WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN, for this process, and run "
        + "Connect-Webex -EnvironmentVariable again.";

    private static readonly string[] Names = ["WEBEX_ACCESS_TOKEN", "WEBEX_CLIENT_ID", "WEBEX_CLIENT_SECRET", "WEBEX_REFRESH_TOKEN"];

    private readonly Dictionary<string, string?> before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public EnvironmentSignInTests() => Array.ForEach(Names, name => Environment.SetEnvironmentVariable(name, null));

    public void Dispose() => Array.ForEach(Names, name => Environment.SetEnvironmentVariable(name, before[name]));

    [Fact]
    public async Task An_access_token_is_used_as_it_is_also_when_the_rest_is_there()
    {
        Set("access-1", "client", "secret", "refresh-1");

        ITokenSource source = Create();

        Assert.Equal("AccessToken", source.Kind);
        Assert.Equal("access-1", await source.GetTokenAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Without_one_the_refresh_token_is_used(string? accessToken)
    {
        Set(accessToken, "client", "secret", "refresh-1");

        ITokenSource source = Create();

        Assert.Equal("RefreshToken", source.Kind);
        Assert.IsType<RefreshingTokenSource>(source).Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_environment_without_a_sign_in_is_told_with_all_names(string? blank)
    {
        Set(blank, blank, blank, blank);

        AssertRefused(
            "The environment holds no sign-in: neither WEBEX_ACCESS_TOKEN nor WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and "
                + "WEBEX_REFRESH_TOKEN are set. Nothing was sent.",
            WhatToDo);
    }

    [Theory]
    [InlineData("client", "secret", null, "WEBEX_REFRESH_TOKEN is not set")]
    [InlineData("client", " ", "refresh", "WEBEX_CLIENT_SECRET is not set")]
    [InlineData(null, "secret", null, "WEBEX_CLIENT_ID and WEBEX_REFRESH_TOKEN are not set")]
    public void An_incomplete_one_is_told_by_what_is_missing(string? client, string? secret, string? refresh, string missing)
    {
        Set(null, client, secret, refresh);

        AssertRefused($"The sign-in in the environment is not complete: {missing}. Nothing was sent.", WhatToDo);
    }

    [Theory]
    [InlineData("\"quoted\"", null, null, null, "access token")]
    [InlineData(null, "'client'", "secret", "refresh", "client ID")]
    [InlineData(null, "client", "'secret'", "refresh", "client secret")]
    [InlineData(null, "client", "secret", "'refresh'", "refresh token")]
    public void Quotes_that_a_file_left_there_are_told(string? access, string? client, string? secret, string? refresh, string what)
    {
        Set(access, client, secret, refresh);

        AssertRefused(
            $"The {what} has a quote at its beginning or end, as some tools write it into files. Nothing was sent.",
            $"Copy the {what} again, whole and without quotes, and run Connect-Webex again.");
    }

    private static void Set(params string?[] values)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            Environment.SetEnvironmentVariable(Names[i], values[i]);
        }
    }

    private static ITokenSource Create() => EnvironmentSignIn.Create(new ConnectionSettings { Address = ApiAddress.Commercial });

    private static void AssertRefused(string message, string whatToDo)
    {
        var failure = Assert.Throws<WebexApiException>(Create);
        Assert.Equal((WebexErrorKind.InvalidInput, message, whatToDo), (failure.Kind, failure.Message, failure.RecommendedAction));
    }
}
