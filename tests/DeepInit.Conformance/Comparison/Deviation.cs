namespace DeepInit.Conformance.Comparison;

/// <summary>How far a quantity is from the reference, in its tolerance units.</summary>
/// <param name="Quantity">Its name: <c>param/dense1.weight</c>, <c>loss[3]</c>.</param>
internal sealed record Deviation(string Quantity, double Units)
{
    /// <summary>|got − expected| / unit; what is not a number deviates infinitely.</summary>
    public static Deviation Of(string quantity, double got, double expected, double unit)
    {
        double difference = Math.Abs(got - expected);
        return new Deviation(quantity, difference == 0 ? 0 : double.IsNaN(difference) ? double.PositiveInfinity : difference / unit);
    }
}
