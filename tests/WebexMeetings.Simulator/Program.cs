using WebexMeetings.Simulator;

try
{
    CommandLine line = CommandLine.Parse(args);
    await using WebexSimulator simulator = await WebexSimulator.StartAsync(line.Options);
    Greeting.Print(simulator, Console.Out);
    await Shutdown.WaitAsync(line);
    return 0;
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}
