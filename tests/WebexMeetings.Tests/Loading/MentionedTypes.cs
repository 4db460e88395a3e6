using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace WebexMeetings.Tests.Loading;

/// <summary>Reduces a signature to the types that it mentions.</summary>
internal sealed class MentionedTypes(MetadataReader metadata) : ISignatureTypeProvider<IEnumerable<MentionedType>, object?>
{
    /// <summary>A type that this assembly defines. One that is nested counts with the namespace of the type around it.</summary>
    public MentionedType Defined(TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is not { IsNil: false } outer)
            return new MentionedType(null, metadata.GetString(type.Namespace), name);

        MentionedType around = Defined(metadata.GetTypeDefinition(outer));
        return around with { Name = $"{around.Name}+{name}" };
    }

    public IEnumerable<MentionedType> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference =>
                [new MentionedType(AssemblyOf(type), metadata.GetString(type.Namespace), metadata.GetString(type.Name))],
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0),
            _ => [],
        };
    }

    public IEnumerable<MentionedType> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        [Defined(metadata.GetTypeDefinition(handle))];

    public IEnumerable<MentionedType> GetTypeFromSpecification(
        MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, context);

    public IEnumerable<MentionedType> GetGenericInstantiation(
        IEnumerable<MentionedType> genericType, ImmutableArray<IEnumerable<MentionedType>> typeArguments) =>
        typeArguments.SelectMany(type => type).Concat(genericType);

    public IEnumerable<MentionedType> GetFunctionPointerType(MethodSignature<IEnumerable<MentionedType>> signature) =>
        signature.ParameterTypes.SelectMany(type => type).Concat(signature.ReturnType);

    public IEnumerable<MentionedType> GetModifiedType(
        IEnumerable<MentionedType> modifier, IEnumerable<MentionedType> unmodifiedType, bool isRequired) =>
        modifier.Concat(unmodifiedType);

    public IEnumerable<MentionedType> GetArrayType(IEnumerable<MentionedType> elementType, ArrayShape shape) => elementType;

    public IEnumerable<MentionedType> GetByReferenceType(IEnumerable<MentionedType> elementType) => elementType;

    public IEnumerable<MentionedType> GetPinnedType(IEnumerable<MentionedType> elementType) => elementType;

    public IEnumerable<MentionedType> GetPointerType(IEnumerable<MentionedType> elementType) => elementType;

    public IEnumerable<MentionedType> GetSZArrayType(IEnumerable<MentionedType> elementType) => elementType;

    public IEnumerable<MentionedType> GetGenericMethodParameter(object? context, int index) => [];

    public IEnumerable<MentionedType> GetGenericTypeParameter(object? context, int index) => [];

    public IEnumerable<MentionedType> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    private string AssemblyOf(TypeReference type) =>
        metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
}

/// <summary>A type in a signature or in code.</summary>
/// <param name="Assembly">The assembly; null for the one that is read.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name, nested ones after a plus sign.</param>
internal sealed record MentionedType(string? Assembly, string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}
