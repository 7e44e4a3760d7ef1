namespace DeepInit;

/// <summary>Shares of whole numbers: 0.29 of 100 is 29, though 0.29 · 100 is 28.999999999999996 in binary.</summary>
internal static class ShareOf
{
    /// <summary>Relative error of a share that was written as a decimal, and of the product: a few units of 2⁻⁵³.</summary>
    private const double Rounding = 1e-12;

    /// <summary>share · count, rounded down, where a product that is whole but for rounding counts as whole.</summary>
    /// <param name="count">At least 0.</param>
    /// <param name="share">In [0, 1].</param>
    public static long Floor(long count, double share)
    {
        double product = share * count;
        double nearest = Math.Round(product);
        return (long)(Math.Abs(product - nearest) <= Rounding * count ? nearest : Math.Floor(product));
    }
}
