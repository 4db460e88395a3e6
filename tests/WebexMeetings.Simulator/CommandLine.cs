using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>The options of the console program.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: WebexMeetings.Simulator [options]
          --people N                number of ordinary people (50)
          --seed N                  same seed, same people (1)
          --port N                  0 takes a free one (0)
          --latency-ms N            how long each answer takes (0)
          --limit N                 requests per token and window (off)
          --window-sec N            length of the window (60)
          --bucket-rate X           requests per second; replaces the window by a token bucket of --limit
          --clock-skew-sec N        how far the clock of the server is ahead (0)
          --page N                  largest page of GET /people (1000)
          --empty-pages             empty pages between the pages of GET /people
          --everyone-has-room       nobody among the ordinary people is without a room
          --strange-shapes X        0 to 1: how many answers come in a strange shape (0)
          --strange-seed N          same seed, same shapes (1)
          --no-log                  keep no request log
          --exit-on-stdin-close     end when standard input ends
          --parent-pid N            end when that process ends
        """;

    public SimulatorOptions Options { get; } = new();

    public bool ExitOnStdinClose { get; private set; }

    public int? ParentPid { get; private set; }

    /// <summary>Throws <see cref="FormatException"/> for what it does not know.</summary>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? name))
        {
            if (!line.SetSwitch(name))
                line.SetValue(name, rest.TryDequeue(out string? value) ? value : throw new FormatException($"{name} needs a value."));
        }
        return line;
    }

    private bool SetSwitch(string name)
    {
        switch (name)
        {
            case "--empty-pages": Options.EmptyPages = true; return true;
            case "--everyone-has-room": Options.EveryoneHasRoom = true; return true;
            case "--no-log": Options.LogRequests = false; return true;
            case "--exit-on-stdin-close": ExitOnStdinClose = true; return true;
            default: return false;
        }
    }

    private void SetValue(string name, string value)
    {
        switch (name)
        {
            case "--people": Options.People = Whole(value); break;
            case "--seed": Options.Seed = Whole(value); break;
            case "--port": Options.Port = Whole(value); break;
            case "--latency-ms": Options.Latency = TimeSpan.FromMilliseconds(Number(value)); break;
            case "--limit": Options.RequestsPerWindow = Whole(value); break;
            case "--window-sec": Options.Window = TimeSpan.FromSeconds(Number(value)); break;
            case "--bucket-rate": Options.RefillPerSecond = Number(value); break;
            case "--clock-skew-sec": Options.ClockSkew = TimeSpan.FromSeconds(Number(value)); break;
            case "--page": Options.LargestPage = Whole(value); break;
            case "--strange-shapes": Options.StrangeShapes = Number(value); break;
            case "--strange-seed": Options.StrangeSeed = Whole(value); break;
            case "--parent-pid": ParentPid = Whole(value); break;
            default: throw new FormatException($"There is no option {name}.");
        }
    }

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
