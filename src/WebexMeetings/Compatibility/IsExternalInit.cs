// .NET Standard 2.0 and .NET Framework lack this type, and the C# compiler asks for it. A package could generate it, but the one there
// is writes its types in another order each time, and the same commit must give the same bytes.
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler marks init accessors with.</summary>
internal static class IsExternalInit;
