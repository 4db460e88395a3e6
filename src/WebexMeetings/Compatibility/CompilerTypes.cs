// Types that the C# compiler needs and that .NET Standard 2.0 and .NET Framework lack. A package could generate them, but the one
// that exists writes its types in a different order each time, and the same commit must give the same bytes.
namespace System.Runtime.CompilerServices
{
    /// <summary>Marks constructors of types with required members.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }

    /// <summary>Marks init accessors.</summary>
    internal static class IsExternalInit;

    /// <summary>Marks required members.</summary>
    [AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;
}

namespace System
{
    /// <summary>Makes list patterns compile.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
