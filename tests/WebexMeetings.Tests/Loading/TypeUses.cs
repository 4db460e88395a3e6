using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace WebexMeetings.Tests.Loading;

/// <summary>
/// Which types the types of an assembly mention: in what everybody sees of them, or anywhere down to their code. Read from the file, so
/// that nothing needs to be loaded and types that .NET forwards keep the name they were compiled against.
/// </summary>
internal sealed class TypeUses : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly MentionedTypes signatures;

    public TypeUses(string path)
    {
        file = new PEReader(File.OpenRead(path));
        metadata = file.GetMetadataReader();
        signatures = new MentionedTypes(metadata);
    }

    public void Dispose() => file.Dispose();

    /// <summary>Each type with the types that its members, its attributes and its code use.</summary>
    public IEnumerable<(MentionedType Type, IEnumerable<MentionedType> Mentions)> Everything() =>
        from handle in metadata.TypeDefinitions
        let type = metadata.GetTypeDefinition(handle)
        select (signatures.Defined(type), Heads(type)
            .Concat(Attributes(type.GetCustomAttributes()))
            .Concat(
                type.GetFields().Select(metadata.GetFieldDefinition)
                    .SelectMany(field => Of(field).Concat(Attributes(field.GetCustomAttributes()))))
            .Concat(type.GetMethods().Select(metadata.GetMethodDefinition).SelectMany(method =>
                Of(method).Concat(Attributes(method.GetCustomAttributes())).Concat(Body(method)))));

    /// <summary>Each public type with the types that its base, its interfaces and its public and protected members mention.</summary>
    public IEnumerable<(MentionedType Type, IEnumerable<MentionedType> Mentions)> Visible() =>
        from handle in metadata.TypeDefinitions
        let type = metadata.GetTypeDefinition(handle)
        where IsVisible(type)
        select (signatures.Defined(type), Heads(type)
            .Concat(type.GetFields().Select(metadata.GetFieldDefinition)
                .Where(
                    field =>
                        (field.Attributes & System.Reflection.FieldAttributes.FieldAccessMask) >= System.Reflection.FieldAttributes.Family)
                .SelectMany(Of))
            .Concat(type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => (method.Attributes & System.Reflection.MethodAttributes.MemberAccessMask) >= System.Reflection.MethodAttributes.Family)
                .SelectMany(Of)));

    private bool IsVisible(TypeDefinition type) => (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) switch
    {
        System.Reflection.TypeAttributes.Public => true,
        System.Reflection.TypeAttributes.NestedPublic or System.Reflection.TypeAttributes.NestedFamily =>
            IsVisible(metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private IEnumerable<MentionedType> Heads(TypeDefinition type) => type.GetInterfaceImplementations()
        .Select(handle => metadata.GetInterfaceImplementation(handle).Interface)
        .Append(type.BaseType)
        .SelectMany(Of);

    private IEnumerable<MentionedType> Attributes(CustomAttributeHandleCollection attributes) =>
        attributes.SelectMany(handle => Of(metadata.GetCustomAttribute(handle).Constructor));

    private IEnumerable<MentionedType> Body(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
            return [];

        MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
        return IntermediateLanguage.Tokens(body.GetILReader()).SelectMany(Of).Concat(Of(body.LocalSignature));
    }

    private IEnumerable<MentionedType> Of(FieldDefinition field) => field.DecodeSignature(signatures, null);

    private IEnumerable<MentionedType> Of(MethodDefinition method) => Of(method.DecodeSignature(signatures, null));

    private static IEnumerable<MentionedType> Of(MethodSignature<IEnumerable<MentionedType>> signature) =>
        signature.ParameterTypes.SelectMany(type => type).Concat(signature.ReturnType);

    private IEnumerable<MentionedType> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeReference => signatures.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(signatures, null),
        HandleKind.MemberReference => Of(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => Of(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.StandaloneSignature => Of(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle)),
        HandleKind.TypeDefinition => [signatures.Defined(metadata.GetTypeDefinition((TypeDefinitionHandle)handle))],

        // Of a member of this assembly the type that has it; that one answers for the rest of the signature.
        HandleKind.MethodDefinition => Of(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.FieldDefinition => Of(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()),
        _ => [],
    };

    private IEnumerable<MentionedType> Of(MemberReference member) => Of(member.Parent).Concat(member.GetKind() == MemberReferenceKind.Method
        ? Of(member.DecodeMethodSignature(signatures, null))
        : member.DecodeFieldSignature(signatures, null));

    private IEnumerable<MentionedType> Of(MethodSpecification method) =>
        Of(method.Method).Concat(method.DecodeSignature(signatures, null).SelectMany(type => type));

    private IEnumerable<MentionedType> Of(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.Method
        ? Of(signature.DecodeMethodSignature(signatures, null))
        : signature.DecodeLocalSignature(signatures, null).SelectMany(type => type);
}
