using System.Globalization;
using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>Constants of C#: what they are in another type, and how they are written.</summary>
internal static class ConstantNumber
{
    /// <summary>A number as a double; null for everything else.</summary>
    public static double? Number(object? value) => IsWhole(value) || value is float or double ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A constant in a type that it converts to without a cast (of an enum: the type below it); null where it does not.</summary>
    public static object? To(object? value, ITypeSymbol? type)
    {
        try
        {
            return type switch
            {
                INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } below } => To(value, below),
                { SpecialType: SpecialType.System_Boolean } => value as bool?,
                { SpecialType: SpecialType.System_String } => value as string,
                { SpecialType: SpecialType.System_Char } => value as char?,
                { SpecialType: SpecialType.System_Double } => Number(value),
                { SpecialType: SpecialType.System_Single } => Number(value) is { } number ? (float)number : null,
                _ when !IsWhole(value) => null,
                { SpecialType: SpecialType.System_Int32 } => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_Int64 } => Convert.ToInt64(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_Int16 } => Convert.ToInt16(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_SByte } => Convert.ToSByte(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_Byte } => Convert.ToByte(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_UInt16 } => Convert.ToUInt16(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_UInt32 } => Convert.ToUInt32(value, CultureInfo.InvariantCulture),
                { SpecialType: SpecialType.System_UInt64 } => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A constant as an expression; infinities and NaN, which have no literal, as the divisions that make them.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Literal.Of(text),
        char character => "(char)" + ((int)character).ToString(CultureInfo.InvariantCulture),
        float or double when Number(value) is { } number => double.IsNaN(number) ? "0.0 / 0.0" : double.IsInfinity(number) ? number > 0 ? "1.0 / 0.0" : "-1.0 / 0.0" : value is float single ? Literal.Of(single) : Literal.Of(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static bool IsWhole(object? value) => value is int or long or short or byte or sbyte or ushort or uint or ulong;
}
