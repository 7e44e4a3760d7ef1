using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>A property with <c>[Id]</c> or <c>[Text]</c> → <see cref="RowIdSpec"/>.</summary>
internal sealed class RowIdParser(Compilation compilation, Issues issues)
{
    /// <param name="row">The type of the row.</param>
    /// <param name="member">The property.</param>
    /// <param name="type">Its type.</param>
    /// <param name="declared">The attribute.</param>
    /// <returns>Null where it can be no id, which is reported.</returns>
    public RowIdSpec? Parse(INamedTypeSymbol row, ISymbol member, ITypeSymbol type, AttributeData declared)
    {
        var arguments = new AttributeArguments(declared, compilation);
        ITypeSymbol? item = ItemOf(type);
        ITypeSymbol single = item ?? type;
        bool isNullable = single is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        ITypeSymbol bare = isNullable ? ((INamedTypeSymbol)single).TypeArguments[0] : single;
        RowIdKind? kind = bare switch
        {
            { TypeKind: TypeKind.Enum } => RowIdKind.Enum,
            { SpecialType: SpecialType.System_String } => RowIdKind.Text,
            { SpecialType: SpecialType.System_UInt64 } => RowIdKind.AsText,
            { SpecialType: >= SpecialType.System_SByte and < SpecialType.System_UInt64 } => RowIdKind.Number,
            INamedTypeSymbol { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => RowIdKind.AsText,
            _ => null,
        };
        if (kind is null || (item is not null && (kind == RowIdKind.Enum || isNullable)))
        {
            return Refuse($"{RowParser.Words(type)} is no id; an id is a string, a whole number, a Guid or an enum, or a list of strings, whole numbers or Guids");
        }

        int capacity = arguments.Int32("Capacity", 1024), hashed = arguments.Int32("Hashed", 0), minimum = arguments.Int32("MinimumCount", 1), length = arguments.Int32("Length", 32);
        double share = arguments.Double("UnknownShare", 0.01);
        string? wrong = capacity < 1 ? $"Capacity is {capacity}; expected at least 1"
            : hashed < 0 || (hashed == 0 && arguments.IsSet("Hashed")) ? $"Hashed is {hashed}; expected at least 1"
            : minimum < 1 ? $"MinimumCount is {minimum}; expected at least 1"
            : item is not null && length < 2 ? $"Length is {length}; expected at least 2: a list of one id is an id"
            : share is not (>= 0 and < 1) ? "UnknownShare is a probability; expected from 0 to less than 1"
            : hashed > 0 && (arguments.IsSet("Capacity") || arguments.IsSet("MinimumCount") || arguments.IsSet("UnknownShare")) ? "hashed ids have no vocabulary, and so neither Capacity, MinimumCount nor UnknownShare"
            : null;
        if (wrong is not null)
        {
            return Refuse(wrong);
        }

        IFieldSymbol[] fields = kind == RowIdKind.Enum ? RowParser.MembersOf(bare) : [];
        if (kind == RowIdKind.Enum && (fields.Length == 0 || RowParser.IsFlags(bare) || hashed > 0))
        {
            return Refuse(hashed > 0 ? $"the members of {RowParser.Words(bare)} are known, and are not hashed" : fields.Length == 0 ? $"{RowParser.Words(bare)} has no members" : $"{RowParser.Words(bare)} is a set of flags, and no id");
        }

        if (kind == RowIdKind.Enum && arguments.IsSet("Capacity") && capacity < fields.Length)
        {
            return Refuse($"{RowParser.Words(bare)} has {fields.Length} members, and there is room for {capacity}; leave Capacity out");
        }

        return new RowIdSpec(
            member.Name,
            kind.Value,
            isNullable,
            kind == RowIdKind.Enum ? bare.ToDisplayString(RowParser.Anywhere) : "",
            fields.Select(field => field.Name).ToEquatableArray(),
            fields.Select(field => Identifiers.Argument(field.Name)).ToEquatableArray(),
            item is null ? null : length,
            capacity,
            hashed,
            minimum,
            share)
        {
            Single = bare.ToDisplayString(RowParser.Anywhere),
        };

        RowIdSpec? Refuse(string why) => this.Refuse(row, member, why);
    }

    /// <param name="row">The type of the row.</param>
    /// <param name="member">The property.</param>
    /// <param name="type">Its type.</param>
    /// <param name="declared">The attribute.</param>
    /// <returns>Null where it can be no text, which is reported.</returns>
    public RowIdSpec? ParseText(INamedTypeSymbol row, ISymbol member, ITypeSymbol type, AttributeData declared)
    {
        var arguments = new AttributeArguments(declared, compilation);
        if (type.SpecialType != SpecialType.System_String)
        {
            return Refuse(row, member, $"[Text] stands on {RowParser.Words(type)}; it is for strings");
        }

        // While it is typed, the compiler says what is missing.
        bool isWhole = arguments.PositionalCount == 2;
        int steps = isWhole ? arguments.Int32(0) : 2, vocabulary = isWhole ? arguments.Int32(1) : 2, minimum = arguments.Int32("MinimumCount", 1);
        double share = arguments.Double("UnknownShare", 0.01);
        string? wrong = steps < 2 ? $"[Text] reads {steps} words; expected at least 2"
            : vocabulary < 2 ? $"[Text] has a vocabulary of {vocabulary}; expected at least 2: the unknown word and another"
            : minimum < 1 ? $"MinimumCount is {minimum}; expected at least 1"
            : share is not (>= 0 and < 1) ? "UnknownShare is a probability; expected from 0 to less than 1"
            : null;
        return wrong is not null
            ? Refuse(row, member, wrong)
            : new RowIdSpec(member.Name, RowIdKind.Words, false, "", default, default, steps, vocabulary - 1, 0, minimum, share)
            {
                Lowercase = arguments.Boolean("Lowercase", true),
                Truncation = arguments.Enum<Truncation>("Truncation"),
            };
    }

    private RowIdSpec? Refuse(INamedTypeSymbol row, ISymbol member, string why)
    {
        issues.Add(Rules.RowProperty, RowParser.Rows, $"{row.Name}.{member.Name}", why);
        return null;
    }

    // What a list is a list of; a string is none.
    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => null,
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence => sequence.TypeArguments[0],
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named => named.AllInterfaces
            .FirstOrDefault(other => other.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };
}
