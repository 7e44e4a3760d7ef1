namespace DeepInit.Tests.Shared;

/// <summary>
/// How far a result may be from the reference, in units: the rule that comes with the conformance vectors, and that of references in double precision, whose unit is measured here. The unit is what rounding must be expected to do in single precision, measured rather than guessed: the
/// larger of half a unit in the last place of the tensor's largest element (2⁻²³ · max) and of how far the double-precision reference moves when every
/// weight, every input, every activation and its slope, and every dot product (relative to the sum of its terms' magnitudes) is changed by a relative 2⁻²⁴,
/// half a unit in the last place: signs at random, the largest of two trials.
/// </summary>
/// <remarks>
/// This is the rule of the conformance vectors with rounding inside layers added, which chains through layers of one unit need. The limit is theirs, too: 8
/// units. A unit of double precision is 2⁻²⁹ of one of single precision, and 64 of them are allowed there: the reference rounds in double precision as well,
/// and its formulas are the plain ones, which cancel where the library's do not. A wrong formula is off by thousands of units in double precision.
/// </remarks>
internal static class Tolerance
{
    /// <summary>Units in single precision: another order of summation and other formulas, not another function.</summary>
    public const double Single = 8;

    /// <summary>Units of double precision, against a reference that rounds in double precision itself.</summary>
    public const double DoubleUnits = 64;

    /// <summary>In double precision against the vectors, whose units are those of float32 rounding: a thousandth is far above anything that double arithmetic leaves.</summary>
    public const double DoubleOfVectors = 0.001;

    /// <summary>Of a double-precision unit in a single-precision one.</summary>
    public const double DoubleUnit = 1.0 / (1 << 29);

    /// <summary>The limit against the vectors at a precision.</summary>
    public static double OfVectors(Precision precision) => precision == Precision.Double ? DoubleOfVectors : Single;

    /// <summary>The unit of a tensor: of its largest element, or of what changes where the reference is changed as rounding would.</summary>
    public static double Unit(double[] expected, params double[][] perturbed)
    {
        double unit = expected.Max(Math.Abs) / (1 << 23);
        foreach (double[] other in perturbed)
        {
            for (int i = 0; i < expected.Length; i++)
                unit = Math.Max(unit, Math.Abs(other[i] - expected[i]));
        }

        return unit;
    }

    /// <summary>Every value changed by half a unit in the last place, up or down.</summary>
    public static double[] Perturb(double[] values, Random random) =>
        [.. values.Select(x => x * (1 + ((random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1, -24))))];
}
