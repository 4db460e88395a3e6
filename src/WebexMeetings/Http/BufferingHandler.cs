namespace WebexMeetings.Http;

/// <summary>
/// Reads the whole answer while its request still counts as in flight, so that a body that breaks off is a failed attempt like any
/// other and not a surprise in the reader.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = new BodyBuffer();
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            int read;
            while ((read = await body.ReadAsync(stream, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Keep(read);
            }
        }
        catch (Exception failure)
        {
            response.Dispose();
            if (failure is IOException or HttpRequestException)
            {
                throw new IncompleteResponseException(response, body.ToArray(), failure);
            }

            throw;
        }

        response.Content = new BufferedContent(body.ToArray());
        return response;
    }
}
