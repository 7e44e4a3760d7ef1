using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Puts a rectangle of the partner's image in the place of the row's own, in all channels; targets are mixed by the share of pixels that are left. λ is drawn from Beta(α, α) for each batch, the rectangle has √(1 − λ) of height and
/// width, around a point that is equally likely everywhere, and what of it lies outside is cut off. Yun &amp; al. 2019, <c>CutMix</c>; Keras' <c>CutMix</c>.
/// </summary>
/// <remarks>Every input is an image, in either <see cref="ChannelOrder"/>, all of one height and width. Targets are of the whole image: a target for each pixel is refused.</remarks>
/// <example><code>
/// model.Fit(images, new FitOptions { Epochs = 50, Mixing = new CutMix { Probability = 0.5 } });
/// </code></example>
public sealed class CutMix : BatchMixing
{
    /// <summary>Cuts and mixes images.</summary>
    /// <param name="alpha">α, a finite number greater than 0; 1 unless given, as in the paper: all shares alike.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is no such number.</exception>
    public CutMix(double alpha = 1) => Alpha = Positive(alpha, nameof(alpha));

    /// <summary>α of Beta(α, α).</summary>
    public double Alpha { get; }

    internal override ImageLayout[] ImagesOf<T>(ILossNetwork<T> network, out string? fault)
    {
        fault = null;
        var images = new ImageLayout[network.Inputs.Count];
        IReadOnlyList<LayerDescription> inputs = network.Graph.Inputs;
        for (int i = 0; i < images.Length; i++)
        {
            if (ImageLayout.Of(inputs[i]) is { } image)
                images[i] = image;
            else
                fault ??= $"CutMix takes a part of an image, and the input {network.Inputs[i]} is none; MixUp mixes whole rows";
            if (images[i].Height != images[0].Height || images[i].Width != images[0].Width)
                fault ??= $"CutMix takes the same part of all images, and the inputs {network.Inputs[0]} and {network.Inputs[i]} have other heights or widths";
        }

        foreach (TensorDescription target in network.Targets)
        {
            if (target.IsClassIndex ? target.RowSize > 1 : target.Shape.Count > 1)
                fault ??= $"CutMix takes targets of whole images, and {target} has positions";
        }

        return images;
    }

    internal override MixedShare Draw(ref RandomStream stream, ImageLayout image)
    {
        double side = Math.Sqrt(1 - BetaNumbers.Draw(Alpha, ref stream));
        (int top, int bottom) = Cut(image.Height, (int)(image.Height * side), stream.NextDouble());
        (int left, int right) = Cut(image.Width, (int)(image.Width * side), stream.NextDouble());
        return new MixedShare(1 - ((double)(bottom - top) * (right - left) / ((double)image.Height * image.Width)), top, bottom, left, right);
    }

    internal override void Mix<T>(Span<T> row, ReadOnlySpan<T> partner, ImageLayout image, in MixedShare share)
    {
        // All channels of a pixel side by side are a plane of wide pixels.
        bool isFirst = image.Order == ChannelOrder.ChannelsFirst;
        (int planes, int numbers) = isFirst ? (image.Channels, 1) : (1, image.Channels);
        for (int plane = 0; plane < planes; plane++)
        {
            for (int y = share.Top; y < share.Bottom; y++)
            {
                int start = ((((plane * image.Height) + y) * image.Width) + share.Left) * numbers;
                partner.Slice(start, (share.Right - share.Left) * numbers).CopyTo(row.Slice(start));
            }
        }
    }

    // Of the authors' code: the middle is a pixel, and half of the length goes to either side, rounded down.
    private static (int First, int End) Cut(int length, int part, double place)
    {
        int middle = (int)(place * length);
        return (Math.Max(0, middle - (part / 2)), Math.Min(length, middle + (part / 2)));
    }
}
