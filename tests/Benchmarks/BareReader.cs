using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace WebexMeetings.Benchmarks;

/// <summary>
/// What a careful programmer would write without this module: HttpClient in a loop, a fixed number of requests in flight, no retry, no
/// order.
/// </summary>
public sealed class BareReader(Uri address, string token, int inFlight) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
    {
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public void Dispose() => client.Dispose();

    /// <summary>Reads the bytes of each answer and looks at none of them.</summary>
    public Task ReadBytesAsync(int rooms) => ForEachAsync(rooms, async url =>
    {
        using HttpResponseMessage response = await client.GetAsync(url);
        await response.Content.ReadAsByteArrayAsync();
    });

    /// <summary>Reads each answer into a typed object.</summary>
    public Task ReadTypedAsync(int rooms) => ForEachAsync(rooms, async url =>
    {
        using HttpResponseMessage response = await client.GetAsync(url);
        if (response.IsSuccessStatusCode)
        {
            await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(), BareRoomJson.Default.BareRoom);
        }
    });

    private async Task ForEachAsync(int rooms, Func<Uri, Task> read)
    {
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) <= rooms)
            {
                await read(Url(index));
            }
        })));
    }

    private Uri Url(int index) => new(
        $"{address.AbsoluteUri}/meetingPreferences/personalMeetingRoom?userEmail={Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"person{index:00000}@example.com"))}");
}
