using DeepInit.Gen.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>Reads one attribute's arguments. Half-typed code gives defaults, never an exception: the compiler reports what is wrong with the syntax.</summary>
internal sealed class AttributeArguments
{
    private readonly AttributeData _data;
    private readonly List<ArgumentValue> _positional;
    private readonly Dictionary<string, ArgumentValue> _named = [];
    private readonly List<UndefinedChoice> _undefined = [];
    private readonly SortedDictionary<string, double> _outOfSingle = new(StringComparer.Ordinal);

    /// <param name="data">The attribute.</param>
    /// <param name="compilation">Where it stands.</param>
    public AttributeArguments(AttributeData data, Compilation compilation)
    {
        _data = data;
        if (HalfTypedAttribute.Of(data, compilation) is { } halfTyped)
        {
            (_positional, _named) = (halfTyped.Positional, halfTyped.Named);
            return;
        }

        _positional = [.. data.ConstructorArguments.Select(ArgumentValue.Of)];
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Value.Kind != TypedConstantKind.Error)
            {
                _named[argument.Key] = ArgumentValue.Of(argument.Value);
            }
        }
    }

    /// <summary>Choices read so far that are no members of their enum, as a cast can make them; their default was returned instead.</summary>
    public IReadOnlyList<UndefinedChoice> Undefined => _undefined;

    /// <summary>Numbers read so far that single precision has not: those that would be 0, or infinite, though they are not.</summary>
    public IReadOnlyDictionary<string, double> OutOfSingle => _outOfSingle;

    public string Attribute => _data.AttributeClass is { } type ? NetworkParser.MetadataName(type) : "";

    public int PositionalCount => _positional.Count;

    public bool FirstIsString => Positional(0)?.Value is string;

    /// <summary>Puts another value in the place of one that was written. A place that the attribute does not have, as in half-typed code, takes nothing.</summary>
    /// <param name="position">The place of the constructor's parameter, or -1 for a named argument.</param>
    /// <param name="name">The name of a named argument.</param>
    /// <param name="item">The place in the list of a parameter array, or -1 for the whole argument.</param>
    /// <param name="value">The value.</param>
    public void Replace(int position, string name, int item, ArgumentValue value)
    {
        if (position < 0)
        {
            _named[name] = value;
        }
        else if (position >= _positional.Count)
        {
            return;
        }
        else if (item < 0)
        {
            _positional[position] = value;
        }
        else if (_positional[position].Items is { } items && item < items.Count)
        {
            _positional[position] = ArgumentValue.OfItems([.. items.Select((old, i) => i == item ? value : old)]);
        }
    }

    /// <summary>The items of an array as it is written; null for what is none.</summary>
    public static IEnumerable<ExpressionSyntax?>? ItemsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions ?? [],
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax list => list.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression),
        _ => null,
    };

    public bool IsSet(string name) => Find(name) is not null;

    public int Int32(int position) => Positional(position)?.Value is int value ? value : 0;

    public int Int32(string name, int otherwise) => Find(name)?.Value is int value ? value : otherwise;

    public double Double(int position) => Positional(position) is { } constant ? Noted(ToDouble(constant), NameOf(position)) ?? 0 : 0;

    public double Double(string name, double otherwise) => OptionalDouble(name) ?? otherwise;

    public double? OptionalDouble(string name) => Find(name) is { } constant ? Noted(ToDouble(constant), name) : null;

    public bool Boolean(string name, bool otherwise) => Find(name)?.Value is bool value ? value : otherwise;

    public bool? OptionalBoolean(string name) => Find(name)?.Value is bool value ? value : null;

    public string? String(string name) => Find(name)?.Value is string value && value.Length > 0 ? value : null;

    public string String(int position) => Positional(position)?.Value is string value ? value : "";

    /// <summary>A type of any kind, which the caller must look at.</summary>
    public ITypeSymbol? AnyType(int position) => Positional(position)?.Value as ITypeSymbol;

    public INamedTypeSymbol? Type(int position) => Positional(position)?.Value as INamedTypeSymbol;

    public T Enum<T>(string name)
        where T : struct, Enum =>
        Choice<T>(Find(name)?.Value, name);

    public T Enum<T>(int position)
        where T : struct, Enum =>
        Choice<T>(Positional(position)?.Value, NameOf(position));

    public EquatableArray<string> Strings(int position) => Items(Positional(position)).Select(v => v.Value as string ?? "").ToEquatableArray();

    public EquatableArray<string> Strings(string name) => Items(Find(name)).Select(v => v.Value as string ?? "").ToEquatableArray();

    public EquatableArray<int> Int32s(int position) => Items(Positional(position)).Select(v => v.Value is int i ? i : 0).ToEquatableArray();

    public EquatableArray<int> Int32s(string name) => Items(Find(name)).Select(v => v.Value is int i ? i : 0).ToEquatableArray();

    public EquatableArray<double> Doubles(string name) => Items(Find(name)).Select(v => Noted(ToDouble(v), name) ?? double.NaN).ToEquatableArray();

    /// <summary>The values of a parameter array.</summary>
    public IReadOnlyList<ArgumentValue> Values(int position) => Items(Positional(position));

    private string NameOf(int position) => _data.AttributeConstructor is { } c && position < c.Parameters.Length ? c.Parameters[position].Name : "";

    private double? Noted(double? value, string name)
    {
        if (value is { } number && !double.IsInfinity(number) && number != 0 && ((float)number == 0 || float.IsInfinity((float)number)))
        {
            _outOfSingle[name] = number;
        }

        return value;
    }

    private static IReadOnlyList<ArgumentValue> Items(ArgumentValue? value) => value?.Items ?? [];

    private static double? ToDouble(ArgumentValue constant) => constant.IsPrimitive
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

    private ArgumentValue? Positional(int position) => position < _positional.Count ? _positional[position] : null;

    private ArgumentValue? Find(string name) => _named.TryGetValue(name, out ArgumentValue? value) ? value : null;
}

/// <summary>A number that is no member of the enum that it was cast to.</summary>
internal sealed record UndefinedChoice(string Argument, string Type, int Value);
