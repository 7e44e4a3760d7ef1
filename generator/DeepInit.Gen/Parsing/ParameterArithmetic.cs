using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Parsing;

/// <summary>What the compiler computes with constants, for constants whose values are known later: whole numbers, floating point, flags and strings.</summary>
internal static class ParameterArithmetic
{
    /// <summary>The value, or null where it has none (types that do not go together, a division by zero, a result out of range).</summary>
    public static object? Binary(SyntaxKind operation, object? left, object? right) => (left, right) switch
    {
        (bool a, bool b) => Flags(operation, a, b),
        (string a, string b) => operation switch
        {
            SyntaxKind.AddExpression => a + b,
            SyntaxKind.EqualsExpression => a == b,
            SyntaxKind.NotEqualsExpression => a != b,
            _ => null,
        },
        (int a, int b) => Whole(operation, a, b) is var result && result is long whole ? Int32(whole) : result,
        _ => Number(left) is { } a && Number(right) is { } b ? Floating(operation, a, b) : null,
    };

    /// <summary>−a, +a, !a.</summary>
    public static object? Unary(SyntaxKind operation, object? value) => (operation, value) switch
    {
        (SyntaxKind.UnaryPlusExpression, int or double) => value,
        (SyntaxKind.UnaryMinusExpression, int a) => Int32(-(long)a),
        (SyntaxKind.UnaryMinusExpression, double a) => -a,
        (SyntaxKind.LogicalNotExpression, bool a) => !a,
        _ => null,
    };

    /// <summary>A number as a double; null for everything else.</summary>
    public static double? Number(object? value) =>
        value is int or long or float or double or short or byte or uint ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A number as an int, its fraction cut off; null where it does not fit.</summary>
    public static object? Truncated(object? value) => Number(value) is { } number && Math.Truncate(number) is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    private static object? Whole(SyntaxKind operation, long a, long b) => operation switch
    {
        SyntaxKind.AddExpression => a + b,
        SyntaxKind.SubtractExpression => a - b,
        SyntaxKind.MultiplyExpression => a * b,
        SyntaxKind.DivideExpression => b == 0 ? null : a / b,
        SyntaxKind.ModuloExpression => b == 0 ? null : a % b,
        _ => Comparison(operation, a.CompareTo(b)),
    };

    private static object? Floating(SyntaxKind operation, double a, double b) => operation switch
    {
        SyntaxKind.AddExpression => a + b,
        SyntaxKind.SubtractExpression => a - b,
        SyntaxKind.MultiplyExpression => a * b,
        SyntaxKind.DivideExpression => a / b,
        SyntaxKind.ModuloExpression => a % b,
        _ => Comparison(operation, a.CompareTo(b)),
    };

    private static object? Flags(SyntaxKind operation, bool a, bool b) => operation switch
    {
        SyntaxKind.LogicalAndExpression => a && b,
        SyntaxKind.LogicalOrExpression => a || b,
        SyntaxKind.EqualsExpression => a == b,
        SyntaxKind.NotEqualsExpression => a != b,
        _ => null,
    };

    private static object? Comparison(SyntaxKind operation, int order) => operation switch
    {
        SyntaxKind.EqualsExpression => order == 0,
        SyntaxKind.NotEqualsExpression => order != 0,
        SyntaxKind.LessThanExpression => order < 0,
        SyntaxKind.LessThanOrEqualExpression => order <= 0,
        SyntaxKind.GreaterThanExpression => order > 0,
        SyntaxKind.GreaterThanOrEqualExpression => order >= 0,
        _ => null,
    };

    private static object? Int32(long value) => value is >= int.MinValue and <= int.MaxValue ? (int)value : null;
}
