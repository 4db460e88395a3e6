namespace WebexMeetings.Simulator;

/// <summary>Names as a real directory has them: accents, apostrophes, other scripts, an emoji.</summary>
internal static class Names
{
    private static readonly string[] First =
    [
        "John", "Zoé", "Brenda", "François", "Ngozi", "Søren", "María", "伸", "Aoife", "Łukasz", "D'Arcy", "Priya", "Омар", "Mei",
        "Ana 🎈", "Chloë", "Tariq", "Ingrid", "Jean-Luc", "Núria",
    ];

    private static readonly string[] Last =
    [
        "Andersen", "O'Neill", "Hoffmann", "Désiré", "Okafor", "Ångström", "García", "漢字", "Müller", "Song", "d'Angelo", "Novák",
        "Смирнов", "Li", "Smith", "van der Berg", "Şahin", "Lévêque", "Ito", "Brown",
    ];

    public static string FirstOf(ulong hash) => First[hash % (ulong)First.Length];

    public static string LastOf(ulong hash) => Last[(hash >> 32) % (ulong)Last.Length];
}
