using System.Globalization;
using System.Reflection;

namespace DeepInit.Gen.Text;

/// <summary>Numbers and choices as messages and suggestions write them.</summary>
internal static class Wording
{
    /// <summary>Three digits, with an exponent where there would be many zeros.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e5 or < 1e-3 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>Grouped by thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>An interval: <c>[0, 1]</c>, <c>[0, ∞)</c>.</summary>
    public static string Interval((double Low, double High) range) =>
        (double.IsInfinity(range.Low) ? "(−∞" : "[" + Short(range.Low)) + ", " + (double.IsInfinity(range.High) ? "∞)" : Short(range.High) + "]");

    /// <summary>C# for a member of an enum of the language; the fix shortens it to what the file's usings allow.</summary>
    public static string Code<T>(T choice)
        where T : struct, Enum => $"global::DeepInit.{typeof(T).Name}.{Name(choice)}";

    /// <summary>The name of a member of an enum: of several names of one value the first that is declared, where <see cref="Enum.ToString()"/> takes any of them.</summary>
    public static string Name<T>(T choice)
        where T : struct, Enum => Names<T>.First.TryGetValue(choice, out string? name) ? name : choice.ToString();

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> First = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .GroupBy(field => (T)field.GetValue(null)!)
            .ToDictionary(names => names.Key, names => names.OrderBy(field => field.MetadataToken).First().Name);
    }
}
