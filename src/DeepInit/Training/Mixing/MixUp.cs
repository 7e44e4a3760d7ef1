using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Mixes whole rows: λ x + (1 − λ) x′, λ drawn from Beta(α, α) for each batch. Zhang &amp; al. 2018, <c>mixup</c>; Keras' <c>MixUp</c>.</summary>
/// <example><code>
/// model.Fit(data, new FitOptions { Epochs = 50, Mixing = new MixUp(0.2) });
/// </code></example>
public sealed class MixUp : BatchMixing
{
    /// <summary>Mixes whole rows.</summary>
    /// <param name="alpha">
    /// α, a finite number greater than 0; 0.2 unless given. Small ones draw shares near 0 and 1, so that one of the two rows is nearly alone; 1 draws all shares alike. The paper takes 0.1 to 0.4 for
    /// images with right labels, and 8 to 32 where many are wrong.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is no such number.</exception>
    public MixUp(double alpha = 0.2) => Alpha = Positive(alpha, nameof(alpha));

    /// <summary>α of Beta(α, α).</summary>
    public double Alpha { get; }

    internal override ImageLayout[] ImagesOf<T>(ILossNetwork<T> network, out string? fault)
    {
        fault = null;
        return [];
    }

    internal override MixedShare Draw(ref RandomStream stream, ImageLayout image) => new(BetaNumbers.Draw(Alpha, ref stream));

    internal override void Mix<T>(Span<T> row, ReadOnlySpan<T> partner, ImageLayout image, in MixedShare share) => share.Mix(row, partner);
}
