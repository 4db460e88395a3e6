using System.Buffers.Binary;

namespace WebexMeetings.Simulator;

/// <summary>
/// Hides a number in 128 bits that look random, and finds it again. So an identifier leads back to its person without any table,
/// and an organization of 100,000 costs no memory.
/// </summary>
internal static class SealedNumber
{
    public static UInt128 Seal(ulong seed, long number)
    {
        ulong upper = StableHash.Mix(seed, (ulong)number);
        ulong lower = (ulong)number ^ StableHash.Mix(seed, upper);
        return new UInt128(upper, lower);
    }

    public static bool TryOpen(ulong seed, UInt128 value, out long number)
    {
        ulong upper = (ulong)(value >> 64);
        number = (long)((ulong)value ^ StableHash.Mix(seed, upper));
        return Seal(seed, number) == value;
    }

    public static Guid ToGuid(UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new Guid(bytes, bigEndian: true);
    }

    public static UInt128 FromGuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
