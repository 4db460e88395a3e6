namespace WebexMeetings.Simulator;

/// <summary>On which sites the ordinary people are. The lists are shared, so that a person costs no list.</summary>
internal static class OrdinarySites
{
    public static readonly IReadOnlyList<Site> DefaultOnly = [Sites.Default];

    private static readonly IReadOnlyList<Site> Odd = [Sites.Default, Sites.Fourth];
    private static readonly IReadOnlyList<Site> OddWithVoip = [Sites.Default, Sites.Fourth, Sites.VoipOnly];
    private static readonly IReadOnlyList<Site> Even = [Sites.Default, Sites.Second];
    private static readonly IReadOnlyList<Site> EvenWithVoip = [Sites.Default, Sites.Second, Sites.VoipOnly];
    private static readonly IReadOnlyList<Site> ThirdOnly = [Sites.Third];

    /// <summary>All on the default site; the odd ones also on site4, the even ones on site2; each third on the VoIP-only site.</summary>
    public static IReadOnlyList<Site> Hosted(int number)
    {
        bool hasVoip = number % 3 == 0;
        if (number % 2 == 1)
            return hasVoip ? OddWithVoip : Odd;
        return hasVoip ? EvenWithVoip : Even;
    }

    /// <summary>Each fifth only attends on site3.</summary>
    public static IReadOnlyList<Site> Attended(int number) => number % 5 == 0 ? ThirdOnly : [];
}
