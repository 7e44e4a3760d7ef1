using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>What <c>[Quantile]</c> on a property says → <see cref="RowQuantileSpec"/>.</summary>
internal static class RowQuantileParser
{
    // QuantileTransform.MaximumQuantiles
    private const int Most = 1 << 16;

    /// <param name="type">The property's type.</param>
    /// <param name="declared">The attribute.</param>
    /// <param name="compilation">Where it stands.</param>
    /// <param name="wrong">What is wrong with it; null if nothing is.</param>
    public static RowQuantileSpec Parse(ITypeSymbol type, AttributeData declared, Compilation compilation, out string? wrong)
    {
        var arguments = new AttributeArguments(declared, compilation);
        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        var spec = new RowQuantileSpec(arguments.Enum<QuantileOutput>("Output"), arguments.Int32("Quantiles", 1000));
        wrong = bare is not { TypeKind: not TypeKind.Enum, SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } ? $"[Quantile] stands on {RowParser.Words(type)}; it is for numbers"
            : spec.Count is < 2 or > Most ? $"[Quantile] keeps {spec.Count} quantiles; expected 2 to {Most}"
            : arguments.Undefined.Count > 0 ? "[Quantile] makes Normal or Uniform numbers; its Output is neither"
            : null;
        return spec;
    }
}
