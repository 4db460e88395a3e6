using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>Derives the room that a person has on a site before anybody changes it.</summary>
internal sealed class RoomFactory(ulong seed)
{
    private static readonly int[] LockMinutes = [0, 5, 10, 15, 20];

    private static readonly CallInNumber[] TollOnly = [new("United States Toll", "+1-650-479-3208", "toll")];

    private static readonly CallInNumber[] TollAndFree =
    [
        new("United States Toll", "+1-650-479-3208", "toll"),
        new("", "+1-877-668-4493", "tollFree"),
    ];

    public Room Derive(Person person, Site site)
    {
        ulong hash = StableHash.Mix(seed, (ulong)person.Ordinal, (ulong)site.Index);
        bool supportsCoHost = (hash & 3) != 0;
        return new Room
        {
            Owner = person,
            Site = site,
            Topic = $"{person.FirstName}'s Personal Room",
            HostPin = HostPin.Derive(hash, leadingZero: person.Ordinal % 10 == 0),
            EnabledAutoLock = (hash & 4) != 0,
            AutoLockMinutes = LockMinutes[(hash >> 8) % 5],
            EnabledNotifyHost = (hash & 8) != 0,
            SupportCoHost = supportsCoHost,
            AllowAuthenticatedDevices = (hash & 16) != 0,
            CoHosts = supportsCoHost && (hash & 32) != 0 ? CoHostsOf(person) : [],
            RoomId = person.FirstRoomId,
            AccessCode = (2_000_000_000 + (hash >> 20) % 700_000_000).ToString(CultureInfo.InvariantCulture),
            MeetingId = MeetingId(person.Ordinal, site),
            DialInIpAddress = $"198.51.100.{hash % 254 + 1}",
            CallInNumbers = (hash & 64) != 0 ? TollOnly : TollAndFree,
        };
    }

    public (int Ordinal, int SiteIndex)? OpenMeetingId(string meetingId)
    {
        bool isKnown = UInt128.TryParse(meetingId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 value)
            & SealedNumber.TryOpen(~seed, value, out long number);
        return isKnown && meetingId.Length == 32 ? ((int)(number >> 8), (int)(number & 0xFF)) : null;
    }

    /// <summary>Nobody is a co-host in the own room.</summary>
    private static CoHost[] CoHostsOf(Person person) => person.Email == Organization.UserEmail
        ? [new CoHost(Organization.AdminEmail, "Ada Admin")]
        : [new CoHost(Organization.UserEmail, "Ursula User")];

    private string MeetingId(int ordinal, Site site) =>
        SealedNumber.Seal(~seed, ((long)ordinal << 8) | (uint)site.Index).ToString("x32", CultureInfo.InvariantCulture);
}
