using System.Globalization;

namespace DeepInit.Gen.Text;

/// <summary>Numbers as C# source: invariant culture, round-trip, NaN and infinities included.</summary>
internal static class Literal
{
    public static string Of(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        // "R" on .NET Framework hosts and the shortest form elsewhere both read back as the same float; G9 would always do so but prints noise.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return (float.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G9", CultureInfo.InvariantCulture)) + "f";
    }

    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        text = double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    /// <summary>A constant in the network's precision.</summary>
    public static string Of(double value, Precision precision) => precision == Precision.Single ? Of((float)value) : Of(value);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>An integer with thousands separators, for comments.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
