using DeepInit.Gen.Collections;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>Reads one attribute's arguments. Half-typed code gives defaults, never an exception: the compiler reports what is wrong with the syntax.</summary>
internal sealed class AttributeArguments
{
    private readonly AttributeData _data;

    private readonly List<UndefinedChoice> _undefined = [];

    public AttributeArguments(AttributeData data) => _data = data;

    /// <summary>Choices read so far that are no members of their enum, as a cast can make them; their default was returned instead.</summary>
    public IReadOnlyList<UndefinedChoice> Undefined => _undefined;

    public string Attribute => _data.AttributeClass is { } type ? NetworkParser.MetadataName(type) : "";

    public bool IsSet(string name) => Find(name) is not null;

    public int Int32(int position) => Plain(Positional(position)) is int value ? value : 0;

    public int Int32(string name, int otherwise) => Plain(Find(name)) is int value ? value : otherwise;

    public double Double(int position) => Positional(position) is { } constant ? ToDouble(constant) ?? 0 : 0;

    public double Double(string name, double otherwise) => OptionalDouble(name) ?? otherwise;

    public double? OptionalDouble(string name) => Find(name) is { } constant ? ToDouble(constant) : null;

    public bool Boolean(string name, bool otherwise) => Plain(Find(name)) is bool value ? value : otherwise;

    public bool? OptionalBoolean(string name) => Plain(Find(name)) is bool value ? value : null;

    public string? String(string name) => Plain(Find(name)) is string value && value.Length > 0 ? value : null;

    public string String(int position) => Plain(Positional(position)) is string value ? value : "";

    public T Enum<T>(string name)
        where T : struct, Enum =>
        Choice<T>(Plain(Find(name)), name);

    public T Enum<T>(int position)
        where T : struct, Enum =>
        Choice<T>(Plain(Positional(position)), _data.AttributeConstructor is { } c && position < c.Parameters.Length ? c.Parameters[position].Name : "");

    public EquatableArray<string> Strings(int position) => Values(Positional(position)).Select(v => v.Value as string ?? "").ToEquatableArray();

    public EquatableArray<int> Int32s(int position) => Values(Positional(position)).Select(v => v.Value is int i ? i : 0).ToEquatableArray();

    public EquatableArray<int> Int32s(string name) => Values(Find(name)).Select(v => v.Value is int i ? i : 0).ToEquatableArray();

    public int PositionalCount => _data.ConstructorArguments.Length;

    public EquatableArray<double> Doubles(string name) => Values(Find(name)).Select(v => ToDouble(v) ?? double.NaN).ToEquatableArray();

    public bool FirstIsString => Plain(Positional(0)) is string;

    // Asking an array for its value throws.
    private static object? Plain(TypedConstant? constant) => constant is { Kind: not TypedConstantKind.Array } plain ? plain.Value : null;

    private static IEnumerable<TypedConstant> Values(TypedConstant? constant) =>
        constant is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : Enumerable.Empty<TypedConstant>();

    private static double? ToDouble(TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive
        ? constant.Value switch
        {
            double value => value,
            float value => value,
            int value => value,
            long value => value,
            _ => null,
        }
        : null;

    private T Choice<T>(object? constant, string name)
        where T : struct, Enum
    {
        if (constant is not int value)
        {
            return default;
        }

        if (!System.Enum.IsDefined(typeof(T), value))
        {
            _undefined.Add(new(name, typeof(T).Name, value));
            return default;
        }

        return (T)(object)value;
    }

    private TypedConstant? Positional(int position) =>
        position < _data.ConstructorArguments.Length ? _data.ConstructorArguments[position] : null;

    private TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _data.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                return argument.Value;
            }
        }

        return null;
    }
}

/// <summary>A number that is no member of the enum that it was cast to.</summary>
internal sealed record UndefinedChoice(string Argument, string Type, int Value);
