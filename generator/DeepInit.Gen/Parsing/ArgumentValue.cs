using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>The value of an attribute's argument: the compiler's constant, or what came of it when a block's parameters were put in.</summary>
internal sealed class ArgumentValue
{
    private ArgumentValue(object? value, IReadOnlyList<ArgumentValue>? items, bool isPrimitive, ITypeSymbol? type)
    {
        Value = value;
        Items = items;
        IsPrimitive = isPrimitive;
        Type = type;
    }

    /// <summary>A number, string, flag, the number of an enum's member, or a type; null for an array.</summary>
    public object? Value { get; }

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<ArgumentValue>? Items { get; }

    /// <summary>Whether it is a number or string of its own rather than the member of an enum.</summary>
    public bool IsPrimitive { get; }

    /// <summary>Its type, where the compiler knows it.</summary>
    public ITypeSymbol? Type { get; }

    // Asking an array for its value throws.
    public static ArgumentValue Of(TypedConstant constant) => constant.Kind == TypedConstantKind.Array
        ? OfItems(constant.IsNull ? null : [.. constant.Values.Select(Of)])
        : new(constant.Value, null, constant.Kind == TypedConstantKind.Primitive, constant.Type);

    public static ArgumentValue Of(object? value) => new(value, null, isPrimitive: true, null);

    public static ArgumentValue OfType(ITypeSymbol type) => new(type, null, isPrimitive: false, null);

    public static ArgumentValue OfItems(IReadOnlyList<ArgumentValue>? items) => new(null, items, isPrimitive: false, null);
}
