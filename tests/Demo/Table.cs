namespace WebexMeetings.Demo;

/// <summary>Writes rows under their headings, each column as wide as it needs.</summary>
internal static class Table
{
    public static void Write(string title, string?[] headings, IEnumerable<string?[]> rows)
    {
        string?[][] lines = [headings, .. rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => (line[column] ?? "").Length))];

        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine();
        foreach (string?[] line in lines)
            Console.WriteLine(string.Join("  ", line.Select((cell, column) => (cell ?? "").PadRight(widths[column]))).TrimEnd());
    }
}
