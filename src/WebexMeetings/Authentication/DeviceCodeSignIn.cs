using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary><c>POST /device/authorize</c> and <c>POST /device/token</c>.</summary>
internal sealed class DeviceCodeSignIn(OAuthClient client)
{
    private const string Subject = "Sign-in with a device code";
    private const string RunAgain = "Run Connect-Webex -DeviceCode again for a new code.";

    /// <summary>This number of foreign responses in a row means that a proxy blocks the request.</summary>
    private const int MostUnreadable = 3;

    /// <summary>The standard's interval for a response that names none, and what it adds when asked to slow down.</summary>
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromSeconds(300);

    private readonly TimeProvider time = client.Settings.Time;

    /// <summary>Requests a code.</summary>
    /// <exception cref="WebexApiException">Webex rejected the request, or no usable response arrived.</exception>
    public async Task<DeviceAuthorization> BeginAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var request = new OAuthRequest
        {
            Path = "/device/authorize",
            Subject = Subject,
            Form = [new("client_id", client.ClientId), new("scope", string.Join(" ", scopes))],
            Grant = "the request",
            WhatToDo = "Check that the integration on developer.webex.com has the redirect addresses for the device grant and the scopes "
                + "that were asked for.",
            Scopes = scopes,
        };
        OAuthResponse response = await client.PostAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw OAuthErrors.Refused(request, response, time.GetUtcNow());
        }

        return Begun(response, scopes) ?? throw OAuthErrors.UnexpectedResponse(request, response);
    }

    /// <summary>Polls for the tokens. A single failed response does not end the sign-in, unless it is final.</summary>
    /// <exception cref="WebexApiException">The sign-in was denied, or nobody completed it in time.</exception>
    public async Task<TokenGrant> CompleteAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        OAuthRequest poll = Poll(device);
        TimeSpan interval = device.Interval;
        int unreadable = 0;
        WebexApiException? failure = null;
        while (true)
        {
            await WaitAsync(interval, device.Prompt.ExpiresAt, failure, cancellationToken).ConfigureAwait(false);
            (OAuthResponse? response, failure) = await ResponseAsync(poll, cancellationToken).ConfigureAwait(false);
            unreadable = response is null or { IsJson: true, IsForeign: false } ? 0 : unreadable + 1;
            if (response is not null && !IsPending(response) && unreadable is 0 or >= MostUnreadable)
            {
                return client.TokensIn(response!, poll);
            }

            interval = NextInterval(interval, response);
        }
    }

    private static string InWords(TimeSpan lifetime) =>
        lifetime == TimeSpan.FromSeconds(1) ? "1 second"
        : lifetime < TimeSpan.FromMinutes(2) ? FormattableString.Invariant($"{lifetime.TotalSeconds} seconds")
        : FormattableString.Invariant($"{lifetime.TotalMinutes:0.#} minutes");

    /// <returns>Null when the response is incomplete, or has text that must not be displayed.</returns>
    private DeviceAuthorization? Begun(OAuthResponse response, IReadOnlyList<string> scopes)
    {
        if (response.Text("device_code") is not { Length: > 0 } deviceCode
            || response.Text("user_code") is not { Length: > 0 and < 100 } userCode
            || !userCode.All(c => c == ' ' || TerminalText.IsVisibleAscii(c))
            || AddressIn(response.Text("verification_uri")) is not { } address)
        {
            return null;
        }

        TimeSpan lifetime = SecondsIn(response.Number("expires_in"), 86400) ?? DefaultLifetime;
        return new DeviceAuthorization
        {
            DeviceCode = deviceCode,
            Scopes = scopes,
            Interval = SecondsIn(response.Number("interval"), 3600) ?? DefaultInterval,
            Prompt = new SignInPrompt(
                $"To sign in to Webex, open {address} in a browser and enter the code {userCode} within {InWords(lifetime)}.")
            {
                Address = address,
                CompleteAddress = AddressIn(response.Text("verification_uri_complete")),
                UserCode = userCode,
                ExpiresAt = response.AskedAt + lifetime,
            },
        };
    }

    /// <returns>
    /// The address in ASCII. Null unless it is https without a user name, which could look like a host. It may be http only when the API
    /// address is on this computer.
    /// </returns>
    private string? AddressIn(string? text)
    {
        if (AbsoluteAddress.ParseOrNull(text) is not { UserInfo.Length: 0 } address)
        {
            return null;
        }

        bool isOnThisComputer = address.IsLoopback && client.Settings.Address.BaseUri.IsLoopback;
        return address.Scheme == "https" || (address.Scheme == "http" && isOnThisComputer)
            ? new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri
            : null;
    }

    private static TimeSpan? SecondsIn(long? seconds, int limit) =>
        seconds > 0 && seconds < limit ? TimeSpan.FromSeconds(seconds.Value) : null;

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

    private async Task WaitAsync(TimeSpan interval, DateTimeOffset end, WebexApiException? failure, CancellationToken cancellationToken)
    {
        TimeSpan left = end - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            throw failure is null ? Expired() : Expired(failure);
        }

        await time.Delay(interval < left ? interval : left, cancellationToken).ConfigureAwait(false);
    }

    private static WebexApiException Expired() =>
        new(WebexErrorKind.Timeout, $"{Subject}: The code has expired; nobody completed the sign-in in time.") { RecommendedAction = RunAgain };

    // Somebody may have completed the sign-in, but without a connection nobody knows.
    private static WebexApiException Expired(WebexApiException failure)
    {
        string why = failure.Message.StartsWith(Subject + ": ", StringComparison.Ordinal)
            ? failure.Message.Substring(Subject.Length + 2)
            : failure.Message;
        return new WebexApiException(failure.Kind, $"{Subject}: The code has expired, and the last request for the tokens failed: {why}")
        {
            RecommendedAction = $"{failure.RecommendedAction} {RunAgain}",
        };
    }

    /// <returns>The failure when no response arrived. The code is still valid, so another attempt follows.</returns>
    private async Task<(OAuthResponse? Response, WebexApiException? Failure)> ResponseAsync(
        OAuthRequest poll,
        CancellationToken cancellationToken)
    {
        try
        {
            return (await client.PostAsync(poll, cancellationToken).ConfigureAwait(false), null);
        }
        catch (WebexApiException failure)
        {
            return (null, failure);
        }
    }

    // Webex returns 428 where the standard requires 400 with an error code.
    private static bool IsPending(OAuthResponse response) =>
        response.Status is 428 or 429 or >= 500 || response.ErrorCode is "authorization_pending" or "slow_down";

    private static TimeSpan NextInterval(TimeSpan interval, OAuthResponse? response)
    {
        bool isTooFast = response is null || response.Status is 429 or >= 500 || response.ErrorCode == "slow_down";
        TimeSpan next = isTooFast ? interval + DefaultInterval : interval;
        return response?.RetryAfter > next ? response.RetryAfter.Value : next;
    }
}

/// <summary>A sign-in with a device code that has started. It is not a record, because a record would print the code.</summary>
internal sealed class DeviceAuthorization
{
    /// <summary>The secret part. Anyone who has it can get the tokens.</summary>
    public required string DeviceCode { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required TimeSpan Interval { get; init; }

    /// <summary>Gets the prompt for the user.</summary>
    public required SignInPrompt Prompt { get; init; }
}
