using System.Globalization;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Authentication;

/// <summary><c>POST /device/authorize</c> and <c>POST /device/token</c>.</summary>
internal sealed class DeviceCodeSignIn(OAuthClient client)
{
    private const string Subject = "Sign-in with a device code";
    private const string RunAgain = "Run Connect-Webex -DeviceCode again for a new code.";

    /// <summary>What the standard has when the answer names no interval, and what it adds when asked to slow down.</summary>
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UsualLifetime = TimeSpan.FromSeconds(300);

    private readonly TimeProvider time = client.Settings.Time;

    /// <exception cref="WebexApiException">Webex says no, or no good answer came.</exception>
    public async Task<DeviceAuthorization> BeginAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var request = new OAuthRequest
        {
            Path = "/device/authorize",
            Subject = Subject,
            Form = [new("client_id", client.ClientId), new("scope", string.Join(" ", scopes))],
            Grant = "the request",
            WhatToDo = "Check that the integration on developer.webex.com has the redirect addresses for the device grant and the scopes that were asked for.",
            Scopes = scopes,
        };
        OAuthResponse answer = await client.PostAsync(request, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw OAuthErrors.Refused(request, answer, time.GetUtcNow());
        }

        return answer.Read(WebexJsonContext.Default.DeviceAuthorizationDto) is { DeviceCode.Length: > 0 } device && IsShowable(device)
            ? Begun(device, scopes, answer.AskedAt)
            : throw OAuthErrors.UnexpectedResponse(request, answer);
    }

    /// <summary>Asks for the tokens until they are there.</summary>
    /// <exception cref="WebexApiException">The sign-in was denied, or nobody completed it in time.</exception>
    public async Task<TokenGrant> CompleteAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        OAuthRequest poll = Poll(device);
        TimeSpan interval = device.Interval;
        while (true)
        {
            await WaitAsync(interval, device.Prompt.ExpiresAt, cancellationToken).ConfigureAwait(false);
            OAuthResponse? answer = await AnswerAsync(poll, cancellationToken).ConfigureAwait(false);
            if (answer is not null && !IsPending(answer))
            {
                return client.TokensIn(answer, poll);
            }

            interval = NextInterval(interval, answer);
        }
    }

    // It goes to a screen, where control characters could write anything.
    private static bool IsShowable(DeviceAuthorizationDto device) =>
        device.UserCode is { Length: > 0 and < 100 } code && !code.Any(char.IsControl)
        && AddressIn(device.VerificationUri) is not null;

    private static string? AddressIn(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;

    private static DeviceAuthorization Begun(DeviceAuthorizationDto device, IReadOnlyList<string> scopes, DateTimeOffset askedAt)
    {
        TimeSpan lifetime = device.ExpiresIn is > 0 and < 86400 ? TimeSpan.FromSeconds(device.ExpiresIn.Value) : UsualLifetime;
        string address = AddressIn(device.VerificationUri)!;
        string minutes = Math.Round(lifetime.TotalMinutes, 1).ToString(CultureInfo.InvariantCulture);
        return new DeviceAuthorization
        {
            DeviceCode = device.DeviceCode!,
            Scopes = scopes,
            Interval = device.Interval is > 0 and < 3600 ? TimeSpan.FromSeconds(device.Interval.Value) : UsualInterval,
            Prompt = new SignInPrompt($"To sign in to Webex, open {address} in a browser and enter the code {device.UserCode} within {minutes} minutes.")
            {
                Address = address,
                CompleteAddress = AddressIn(device.VerificationUriComplete),
                UserCode = device.UserCode,
                ExpiresAt = askedAt + lifetime,
            },
        };
    }

    private OAuthRequest Poll(DeviceAuthorization device) => new()
    {
        Path = "/device/token",
        Subject = Subject,
        Form =
        [
            new("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            new("device_code", device.DeviceCode),
            new("client_id", client.ClientId),
        ],
        UsesBasic = true,
        Grant = "the device code",
        WhatToDo = RunAgain,
        Scopes = device.Scopes,
    };

    private async Task WaitAsync(TimeSpan interval, DateTimeOffset end, CancellationToken cancellationToken)
    {
        TimeSpan left = end - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            throw new WebexApiException(WebexErrorKind.Timeout, $"{Subject}: The code has expired; nobody completed the sign-in in time.") { RecommendedAction = RunAgain };
        }

        await time.Delay(interval < left ? interval : left, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Null when no answer came: the code is still good, so there will be a next time.</returns>
    private async Task<OAuthResponse?> AnswerAsync(OAuthRequest poll, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PostAsync(poll, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException)
        {
            return null;
        }
    }

    // Webex says 428 where the standard says 400 with a code.
    private static bool IsPending(OAuthResponse answer) =>
        answer.Status is 428 or 429 or >= 500 || answer.Error.Code is "authorization_pending" or "slow_down";

    private static TimeSpan NextInterval(TimeSpan interval, OAuthResponse? answer)
    {
        bool isTooFast = answer is null || answer.Status is 429 or >= 500 || answer.Error.Code == "slow_down";
        TimeSpan next = isTooFast ? interval + UsualInterval : interval;
        return answer?.RetryAfter > next ? answer.RetryAfter.Value : next;
    }
}
