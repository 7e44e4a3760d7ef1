using System.Globalization;

namespace DeepInit;

/// <summary>A value of a setting: a number, or a name.</summary>
/// <param name="Number">The number; NaN where it is a name.</param>
/// <param name="Name">The name; null where it is a number.</param>
internal readonly record struct SweepValue(double Number, string? Name = null)
{
    public override string ToString() =>
        Name ?? Number.ToString(Math.Abs(Number) is 0 or (>= 1e-3 and < 1e6) ? "0.######" : "0.##e+0", CultureInfo.InvariantCulture);
}
