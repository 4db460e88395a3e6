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
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly MentionedTypes _signatures;

    public TypeUses(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        _signatures = new MentionedTypes(_metadata);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Each type with the types that its members, its attributes and its code use.</summary>
    public IEnumerable<(MentionedType Type, IEnumerable<MentionedType> Mentions)> Everything() =>
        from handle in _metadata.TypeDefinitions
        let type = _metadata.GetTypeDefinition(handle)
        select (_signatures.Defined(type), Heads(type)
            .Concat(Attributes(type.GetCustomAttributes()))
            .Concat(type.GetFields().Select(_metadata.GetFieldDefinition).SelectMany(field => Of(field).Concat(Attributes(field.GetCustomAttributes()))))
            .Concat(type.GetMethods().Select(_metadata.GetMethodDefinition).SelectMany(method =>
                Of(method).Concat(Attributes(method.GetCustomAttributes())).Concat(Body(method)))));

    /// <summary>Each public type with the types that its base, its interfaces and its public and protected members mention.</summary>
    public IEnumerable<(MentionedType Type, IEnumerable<MentionedType> Mentions)> Visible() =>
        from handle in _metadata.TypeDefinitions
        let type = _metadata.GetTypeDefinition(handle)
        where IsVisible(type)
        select (_signatures.Defined(type), Heads(type)
            .Concat(type.GetFields().Select(_metadata.GetFieldDefinition)
                .Where(field => (field.Attributes & System.Reflection.FieldAttributes.FieldAccessMask) >= System.Reflection.FieldAttributes.Family)
                .SelectMany(Of))
            .Concat(type.GetMethods().Select(_metadata.GetMethodDefinition)
                .Where(method => (method.Attributes & System.Reflection.MethodAttributes.MemberAccessMask) >= System.Reflection.MethodAttributes.Family)
                .SelectMany(Of)));

    private bool IsVisible(TypeDefinition type) => (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) switch
    {
        System.Reflection.TypeAttributes.Public => true,
        System.Reflection.TypeAttributes.NestedPublic or System.Reflection.TypeAttributes.NestedFamily =>
            IsVisible(_metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private IEnumerable<MentionedType> Heads(TypeDefinition type) => type.GetInterfaceImplementations()
        .Select(handle => _metadata.GetInterfaceImplementation(handle).Interface)
        .Append(type.BaseType)
        .SelectMany(Of);

    private IEnumerable<MentionedType> Attributes(CustomAttributeHandleCollection attributes) =>
        attributes.SelectMany(handle => Of(_metadata.GetCustomAttribute(handle).Constructor));

    private IEnumerable<MentionedType> Body(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
            return [];

        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        return IntermediateLanguage.Tokens(body.GetILReader()).SelectMany(Of).Concat(Of(body.LocalSignature));
    }

    private IEnumerable<MentionedType> Of(FieldDefinition field) => field.DecodeSignature(_signatures, null);

    private IEnumerable<MentionedType> Of(MethodDefinition method) => Of(method.DecodeSignature(_signatures, null));

    private static IEnumerable<MentionedType> Of(MethodSignature<IEnumerable<MentionedType>> signature) =>
        signature.ParameterTypes.SelectMany(type => type).Concat(signature.ReturnType);

    private IEnumerable<MentionedType> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeReference => _signatures.GetTypeFromReference(_metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null),
        HandleKind.MemberReference => Of(_metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => Of(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.StandaloneSignature => Of(_metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle)),
        HandleKind.TypeDefinition => [_signatures.Defined(_metadata.GetTypeDefinition((TypeDefinitionHandle)handle))],

        // Of a member of this assembly the type that has it; that one answers for the rest of the signature.
        HandleKind.MethodDefinition => Of(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.FieldDefinition => Of(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()),
        _ => [],
    };

    private IEnumerable<MentionedType> Of(MemberReference member) => Of(member.Parent).Concat(member.GetKind() == MemberReferenceKind.Method
        ? Of(member.DecodeMethodSignature(_signatures, null))
        : member.DecodeFieldSignature(_signatures, null));

    private IEnumerable<MentionedType> Of(MethodSpecification method) =>
        Of(method.Method).Concat(method.DecodeSignature(_signatures, null).SelectMany(type => type));

    private IEnumerable<MentionedType> Of(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.Method
        ? Of(signature.DecodeMethodSignature(_signatures, null))
        : signature.DecodeLocalSignature(_signatures, null).SelectMany(type => type);
}
