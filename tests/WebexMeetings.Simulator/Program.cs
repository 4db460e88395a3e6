using WebexMeetings.Simulator;

try
{
    CommandLine line = CommandLine.Parse(args);
    await using WebexSimulator simulator = await WebexSimulator.StartAsync(line.Options);
    if (line.BucketRate is { } rate)
        simulator.RateLimits.UseBucket(rate, line.Options.RequestsPerWindow ?? 1);
    Greeting.Print(simulator, Console.Out);
    await Ending.WaitAsync(line);
    return 0;
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}
