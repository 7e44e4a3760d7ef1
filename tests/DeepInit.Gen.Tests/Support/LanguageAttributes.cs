extern alias Runtime;

using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Support;

/// <summary>The attributes of the language by reflection on the runtime, and how they are written in source.</summary>
internal static class LanguageAttributes
{
    public static readonly Assembly Runtime = typeof(Runtime::DeepInit.NetworkAttribute).Assembly;

    /// <summary>A block for the attribute that uses one: a source with such an attribute needs it beside it.</summary>
    public const string Block = "[Block] [Dense(8)] static class UsedBlock { }";

    /// <summary>Every attribute that a user can write.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. Runtime.GetExportedTypes().Where(type => typeof(Attribute).IsAssignableFrom(type) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static bool IsLayer(Type type) => typeof(Runtime::DeepInit.LayerAttribute).IsAssignableFrom(type);

    public static bool IsOptimizer(Type type) => typeof(Runtime::DeepInit.OptimizerAttribute).IsAssignableFrom(type);

    /// <summary>The optional arguments of an attribute.</summary>
    public static IEnumerable<PropertyInfo> Options(Type type) => type.GetProperties().Where(property => property.CanWrite && property.DeclaringType != typeof(Attribute));

    /// <summary>An instance with the required arguments that <see cref="Of"/> writes.</summary>
    public static Attribute Instance(Type type)
    {
        ConstructorInfo constructor = Constructor(type);
        return (Attribute)constructor.Invoke([.. constructor.GetParameters().Select(Required)]);
    }

    /// <summary><c>[Dense(8, Gain = 2)]</c>.</summary>
    public static string Of(Type type, params string[] options)
    {
        IEnumerable<string> required = Constructor(type).GetParameters().Select(parameter => Value(Required(parameter)!, parameter.ParameterType));
        return $"[global::{type.FullName![..^"Attribute".Length]}({string.Join(", ", required.Concat(options))})]";
    }

    public static string Option(PropertyInfo property, object? value) => $"{property.Name} = {Value(value, property.PropertyType)}";

    /// <summary>A valid value of an option that is not its default.</summary>
    public static object Another(PropertyInfo property, object? otherwise) => otherwise switch
    {
        double number => number is > 0 and < 1 ? number / 2 : number + 0.25,
        int number => number + 1,
        bool flag => !flag,
        Enum => Enum.GetValues(property.PropertyType).Cast<object>().First(value => !value.Equals(otherwise)),
        null or "" when property.PropertyType == typeof(string) => "b",
        null when property.PropertyType == typeof(double[]) => new double[] { 2, 3 },
        null when property.PropertyType == typeof(int[]) => new[] { 2 },
        null when property.PropertyType == typeof(string[]) => new[] { "b" },
        _ => throw new NotSupportedException($"No other value for {property.DeclaringType!.Name}.{property.Name} of type {property.PropertyType}."),
    };

    // A network of numbers: rows have an input of their own, and tests of their own.
    private static ConstructorInfo Constructor(Type type) => type.GetConstructors()
        .Where(constructor => constructor.GetParameters().All(parameter => parameter.Name != "rows"))
        .OrderByDescending(constructor => constructor.GetParameters().Length)
        .First();

    private static object? Required(ParameterInfo parameter) => parameter switch
    {
        // Kernels and windows must fit into an image, and all else may be anything.
        { ParameterType: var type } when type == typeof(int) => parameter.Name is "units" or "filters" ? 8 : 2,
        { ParameterType: var type } when type == typeof(double) => 0.25,
        { ParameterType: var type } when type == typeof(string) => "named",
        { ParameterType: var type } when type == typeof(string[]) => new[] { "a", "b" },
        { ParameterType: var type } when type == typeof(int[]) => new[] { 8 },
        { ParameterType: var type } when type == typeof(Type) => typeof(UsedBlock),
        { ParameterType: var type } when type == typeof(object[]) => Array.Empty<object>(),
        { ParameterType.IsEnum: true } => Enum.GetValues(parameter.ParameterType).GetValue(1),
        _ => throw new NotSupportedException($"No value for parameter {parameter.Name} of type {parameter.ParameterType}."),
    };

    private static string Value(object? value, Type type) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        int number => number.ToString(CultureInfo.InvariantCulture),
        Type used => $"typeof({used.Name})",
        Enum member => $"global::{type.FullName}.{member}",
        Array array => $"new {type.GetElementType()!.FullName}[] {{ {string.Join(", ", array.Cast<object>().Select(item => Value(item, type.GetElementType()!)))} }}",
        _ => throw new NotSupportedException(type.FullName),
    };

    // Stands for the class of that name in a source.
    private static class UsedBlock
    {
    }
}
