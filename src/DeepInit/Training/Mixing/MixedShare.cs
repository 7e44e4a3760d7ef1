using DeepInit.Runtime;

namespace DeepInit;

/// <summary>What the rows of one batch are mixed by.</summary>
/// <param name="Own">λ: the share of the row itself, in [0, 1]. The other is its partner's.</param>
/// <param name="Top">The first row of pixels that is the partner's; of images that are cut alone.</param>
/// <param name="Bottom">The first below them.</param>
/// <param name="Left">The first column of pixels that is the partner's.</param>
/// <param name="Right">The first beside them.</param>
internal readonly record struct MixedShare(double Own, int Top = 0, int Bottom = 0, int Left = 0, int Right = 0)
{
    /// <summary>λ a + (1 − λ) b, written so that what is equal stays as it is, to the bit.</summary>
    public double Of(double own, double partner) => own == partner ? own : (Own * own) + ((1 - Own) * partner);

    /// <summary>Makes numbers mixtures.</summary>
    /// <param name="row">The row's own numbers; takes the mixtures.</param>
    /// <param name="partner">Those of its partner.</param>
    public void Mix<T>(Span<T> row, ReadOnlySpan<T> partner)
        where T : unmanaged
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = Scalar.FromDouble<T>(Of(Scalar.ToDouble(row[i]), Scalar.ToDouble(partner[i])));
    }
}
