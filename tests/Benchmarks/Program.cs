using WebexMeetings.Benchmarks;

// Usage: bytes|typed <address> <token> <rooms> <in flight>. Prints milliseconds of the second of two equal runs; the first one warms up.
string mode = args[0];
using var reader = new BareReader(new Uri(args[1]), args[2], inFlight: int.Parse(args[4], null));
int rooms = int.Parse(args[3], null);
Func<int, Task> run = mode switch
{
    "bytes" => reader.ReadBytesAsync,
    "typed" => reader.ReadTypedAsync,
    _ => throw new ArgumentException($"There is no mode '{mode}'."),
};

await run(rooms);
long start = TimeProvider.System.GetTimestamp();
await run(rooms);
Console.WriteLine(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds.ToString("0", null));
