// .NET Standard 2.0 and .NET Framework lack this type, and the C# compiler asks for it. A package could generate it, but the one there
// is writes its types in another order each time, and the same commit must give the same bytes.
namespace System;

/// <summary>What the compiler needs for list patterns.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
