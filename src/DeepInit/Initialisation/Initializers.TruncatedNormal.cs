namespace DeepInit.Runtime;

internal static partial class Initializers
{
    /// <summary>Draws from the normal distribution restricted to [low, high]: exact for any cut, one-sided, lopsided or far in a tail.</summary>
    /// <remarks>
    /// By rejection (Robert 1995), about one and a half tries an element, so the number of draws varies. <paramref name="sigma"/> is the standard
    /// deviation before the cut. A <paramref name="sigma"/> of 0 gives the point of [low, high] nearest to the mean.
    /// </remarks>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="stream">The stream to draw from.</param>
    /// <param name="mean">The mean before the cut, finite; it may lie outside [low, high].</param>
    /// <param name="sigma">The standard deviation before the cut, finite and at least 0.</param>
    /// <param name="low">The lower cut; −∞ for none.</param>
    /// <param name="high">The upper cut, at least <paramref name="low"/>; +∞ for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN, or infinite or negative where it must not be.</exception>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>, or no finite number lies between.</exception>
    public static void TruncatedNormal(Span<float> values, ref RandomStream stream, double mean, double sigma, double low, double high)
    {
        TruncatedNormalSampler sampler = CreateSampler(mean, sigma, low, high);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)sampler.Next(ref stream);
    }

    /// <inheritdoc cref="TruncatedNormal(Span{float}, ref RandomStream, double, double, double, double)"/>
    public static void TruncatedNormal(Span<double> values, ref RandomStream stream, double mean, double sigma, double low, double high)
    {
        TruncatedNormalSampler sampler = CreateSampler(mean, sigma, low, high);
        for (int i = 0; i < values.Length; i++)
            values[i] = sampler.Next(ref stream);
    }

    private static TruncatedNormalSampler CreateSampler(double mean, double sigma, double low, double high)
    {
        CheckNormal(mean, sigma);
        if (double.IsNaN(low))
            throw new ArgumentOutOfRangeException(nameof(low), low, "The lower cut must be a number.");
        if (double.IsNaN(high))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The upper cut must be a number.");
        CheckOrder(low, high);
        if (double.IsPositiveInfinity(low) || double.IsNegativeInfinity(high))
            throw new ArgumentException($"There must be finite numbers between the cuts; got low = {low}, high = {high}.", nameof(low));
        return new TruncatedNormalSampler(mean, sigma, low, high);
    }
}
