using WebexMeetings.Benchmarks;

// Usage: bytes|typed <address> <token> <rooms> <in flight> <rooms to warm up>. Prints the milliseconds of the second of its two runs.
string mode = args[0];
using var reader = new BareReader(new Uri(args[1]), args[2], inFlight: int.Parse(args[4], null));
int rooms = int.Parse(args[3], null);
Func<int, Task> run = mode switch
{
    "bytes" => reader.ReadBytesAsync,
    "typed" => reader.ReadTypedAsync,
    _ => throw new ArgumentException($"There is no mode '{mode}'."),
};

await run(int.Parse(args[5], null));
long start = TimeProvider.System.GetTimestamp();
await run(rooms);
Console.WriteLine(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds.ToString("0", null));
