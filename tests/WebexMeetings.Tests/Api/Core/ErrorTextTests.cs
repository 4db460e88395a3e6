using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>Every error of a request as an administrator reads it. ErrorTexts.txt has the approved texts.</summary>
public sealed class ErrorTextTests : IDisposable
{
    private static readonly ApiRequest Read = new()
    {
        Subject = "Personal room of 'a@x.com'",
        Scopes = "meeting:preferences_read or meeting:admin_preferences_read (for others)",
    };

    private static readonly ApiRequest Change = new() { Method = HttpMethod.Put, Subject = "Personal room of 'a@x.com'", Body = [] };

    private readonly ApprovedTexts texts = new("ErrorTexts.txt");
    private readonly WebexConnection connection;

    public ErrorTextTests()
    {
        // Errors show the time of this computer, which is the same in each zone when the clock starts by it.
        var time = new FakeTimeProvider(new DateTimeOffset(new DateTime(2026, 3, 1, 2, 0, 0, DateTimeKind.Local)));
        var settings = new ConnectionSettings { Address = ApiAddress.Commercial, Time = time };
        connection = new WebexConnection("test", settings, new ScopedTokens(), HttpServices.Build);
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Each_error_says_what_happened_to_which_user_why_and_what_to_do_next()
    {
        WriteRefusals();
        WriteInvalidResponses();
        WriteMissingResponses();
        WriteMismatches();
        WriteAdvice();

        texts.Check("Errors of a request");
    }

    private static HttpResponseMessage Response(int status, string body, TimeSpan? retryAfter = null)
    {
        var message = new WebexRequestMessage(HttpMethod.Get, new Uri("https://webexapis.com/v1"), RequestContext.Unobserved(1))
        {
            Result = new AttemptResult(status, IsTransient: false, retryAfter, TimeSpan.Zero),
        };
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            RequestMessage = message,
            Content = new BufferedContent(Encoding.UTF8.GetBytes(body)),
        };
        response.Headers.TryAddWithoutValidation("TrackingID", "ROUTERGW_1234");
        return response;
    }

    private void WriteRefusals()
    {
        foreach (int status in new[] { 400, 401, 403, 404, 405, 409, 410, 418, 423, 500, 502, 503 })
        {
            Write($"{status}, no body, read", ApiErrors.Refused(Read, Response(status, string.Empty), connection));
        }

        const string Body = """{"code":400102,"message":"The value is wrong","trackingId":"ROUTERGW_5678"}""";
        Write("400, read", ApiErrors.Refused(Read, Response(400, Body), connection));
        Write("400, change", ApiErrors.Refused(Change, Response(400, Body), connection));
        Write("403, scopes not known", ApiErrors.Refused(Change, Response(403, string.Empty), connection));
        Write("429, read", ApiErrors.Refused(Read, Response(429, string.Empty), connection));
        Write("429 with Retry-After, read", ApiErrors.Refused(Read, Response(429, string.Empty, TimeSpan.FromMinutes(10)), connection));
        Write("500, change", ApiErrors.Refused(Change, Response(500, string.Empty), connection));
        HttpResponseMessage redirect = Response(302, string.Empty);
        Write("302 to nowhere, read", ApiErrors.Refused(Read, redirect, connection));
        redirect.Headers.TryAddWithoutValidation("Location", "https://login.example/start?session=secret#part");
        Write("302, read", ApiErrors.Refused(Read, redirect, connection));
        redirect.StatusCode = (HttpStatusCode)399;
        Write("399, change", ApiErrors.Refused(Change, redirect, connection));
    }

    private void WriteInvalidResponses()
    {
        Write("HTML in place of JSON, read", ApiErrors.UnexpectedResponse(Read, Response(200, "<html>Sign in to the hotel</html>")));
        Write("HTML in place of JSON, change", ApiErrors.UnexpectedResponse(Change, Response(200, "<html>Sign in to the hotel</html>")));
        Write("too many values, read", ApiErrors.TooManyValues(Read, Response(200, "[]")));
        Write("a list that does not end, read", ApiErrors.PageChainBroken(Read, Response(200, "[]"), "The list did not end"));
        Write("an object instead of a list, read", ApiErrors.NotAList(Read, Response(200, "{}"), []));
        foreach (bool isTooLarge in new[] { false, true })
        {
            var content = new BufferedContent("{\"topic\":"u8.ToArray());
            var broken = new IncompleteResponseException(
                Response(200, string.Empty), content, isTooLarge, new IOException("The end came early."));
            Write(isTooLarge ? "too large, change" : "cut off, read", ApiErrors.NoAnswer(isTooLarge ? Change : Read, broken, connection));
        }
    }

    private void WriteMissingResponses()
    {
        Exception lost = new HttpRequestException("An error occurred.", new IOException("The connection was reset"));
        Write("connection lost, read", ApiErrors.NoAnswer(Read, lost, connection));
        Write("connection lost, change", ApiErrors.NoAnswer(Change, lost, connection));
        Write(
            "timeout, change", ApiErrors.NoAnswer(Change, new TimeoutException("No complete response arrived within 100 s."), connection));
        Write("too long a wait, change", ApiErrors.NoAnswer(Change, new AreaClosedException(TimeSpan.FromHours(1)), connection));
        Write("no response for long, read", ApiErrors.NoAnswer(Read, new AreaClosedException(TimeSpan.Zero), connection));
        Write("closed connection, read", ApiErrors.Closed(Read, connection));
        Write("no room, read", ApiErrors.NotFound(Read, "This user has no personal room on the site"));
    }

    private void WriteMismatches()
    {
        const string Subject = "Personal room of 'a@x.com'";
        WebexApiException failure = ApiErrors.Refused(Read, Response(503, string.Empty, TimeSpan.FromMinutes(10)), connection);
        Write("another owner, before", ResponseMismatch.NotChanged(Subject, "Webex's response shows another room", "Check -SiteUrl."));
        Write("another owner, after", ResponseMismatch.Sent(Subject, "the response is about another room"));
        Write("owner not checked", ResponseMismatch.NotChecked(Subject, failure));
        Write("not looked up", ResponseMismatch.NotLookedUp(Subject, failure));
        Write("not read back", ResponseMismatch.NotReadBack(Subject, failure));
    }

    private void WriteAdvice()
    {
        NotFoundActions[] actions =
        [
            NotFoundActions.OnSite, NotFoundActions.PersonWithId, NotFoundActions.PersonWithAddress,
            NotFoundActions.HostOnSite, NotFoundActions.PeoplePath, NotFoundActions.AnyPath,
        ];
        Array.ForEach(actions, action => Line("advice for a 404", action.WhatToDo));
        foreach (WebexErrorKind kind in Enum.GetValues<WebexErrorKind>())
        {
            Line($"reason for {kind}", RecommendedActions.DefaultReason(kind));
            Line($"advice for {kind}", RecommendedActions.For(kind));
        }

        int[] statuses =
        [
            200, 201, 202, 204, 299, 300, 399, 400, 401, 403, 404, 405, 407, 409, 410, 415, 418, 423, 428, 429, 499, 500, 501, 502, 503,
            504, 599,
        ];
        Array.ForEach(statuses, status => Line("status", ResponseFacts.Sentence(status, null, null)));
        Line("status with facts", ResponseFacts.Sentence(404, "4001", "ROUTER_1"));
        foreach (string needed
            in new[]
            {
                "a:read",
                "a:read or b:read",
                "a:read and b:read (for others)",
                "c:read",
                "c:read and a:read",
                "a:read and c:read",
                "c:read or a:read",
            })
        {
            Line($"advice for 403, needed {needed}", RecommendedActions.For(WebexErrorKind.Forbidden, needed, ["a:read", "b:read"], null));
        }
    }

    private void Write(string title, WebexApiException error) => texts.ErrorWithFacts(title, error);

    private void Line(string title, string text) => texts.Line($"{title}: {text}");

    private sealed class ScopedTokens : ITokenSource
    {
        public string Kind => "Scoped";

        public DateTimeOffset? ExpiresAt => null;

        public DateTimeOffset? RefreshTokenExpiresAt => null;

        public IReadOnlyList<string> Scopes => ["spark:people_read"];

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("token");

        public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken) => new(false);
    }
}
