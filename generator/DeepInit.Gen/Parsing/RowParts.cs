using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>The columns that one property becomes beside a number or categories: the parts of a date, and whether it is missing.</summary>
internal static class RowParts
{
    private static readonly RowDatePart[] OfDay = [RowDatePart.Days, RowDatePart.YearSine, RowDatePart.YearCosine, RowDatePart.WeekSine, RowDatePart.WeekCosine];

    /// <summary>What makes a <c>DateTime</c> of a value of the type; null where it is no date.</summary>
    public static string? AsDateTime(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_DateTime } => "",
        INamedTypeSymbol { Name: "DateOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => ".ToDateTime(default)",
        INamedTypeSymbol { Name: "DateTimeOffset", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => ".UtcDateTime",
        _ => null,
    };

    /// <summary>The columns of a date.</summary>
    /// <param name="name">The property.</param>
    /// <param name="isNullable">Whether it is a <c>Nullable</c>.</param>
    /// <param name="conversion">What <see cref="AsDateTime"/> says of its type.</param>
    public static IEnumerable<RowColumnSpec> OfDate(string name, bool isNullable, string conversion) =>
        (conversion == ".ToDateTime(default)" ? OfDay : [.. OfDay, RowDatePart.DaySine, RowDatePart.DayCosine])
            .Select(part => new RowColumnSpec(name, RowColumnKind.Date, isNullable, conversion, default, default) { Part = part });
}
