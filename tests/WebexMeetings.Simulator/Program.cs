using WebexMeetings.Simulator;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

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
catch (IOException taken)
{
    await Console.Error.WriteLineAsync($"{taken.Message} Give another --port, or leave it out for a free one.");
    return 1;
}
