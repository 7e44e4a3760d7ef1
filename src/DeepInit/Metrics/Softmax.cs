namespace DeepInit;

/// <summary>Logits, or logarithms of probabilities, to probabilities.</summary>
internal static class Softmax
{
    /// <summary>In place: e^z / Σ e^z, shifted by the largest so that no exponential overflows. A row that holds NaN becomes NaN.</summary>
    public static void Apply(Span<double> row)
    {
        double largest = double.NegativeInfinity;
        foreach (double z in row)
            largest = Math.Max(largest, z);

        double sum = 0;
        foreach (ref double z in row)
        {
            z = Math.Exp(z - largest);
            sum += z;
        }

        foreach (ref double z in row)
            z /= sum;
    }
}
