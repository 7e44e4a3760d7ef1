namespace DeepInit.Conformance.Comparison;

/// <summary>How many tolerance units a program may be off: the rule that comes with the vectors.</summary>
internal static class Tolerance
{
    /// <summary>For float32: another order of summation and other formulas, not another function.</summary>
    public const double Single = 8;

    /// <summary>For float64: units are those of float32 rounding, so a thousandth is far above anything that double arithmetic leaves.</summary>
    public const double Double = 0.001;

    /// <summary>The limit at a precision.</summary>
    public static double Of(Precision precision) => precision == Precision.Double ? Double : Single;
}
