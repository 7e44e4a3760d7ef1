using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>
/// What transposed convolutions share: the gradient of a convolution by its input, as a layer. Forward it is a convolution over the image with its pixels
/// spread apart by the strides; its filters lie as that convolution reads them.
/// </summary>
internal abstract class TransposedConvolutionLayer : ConvolutionLayer
{
    protected override Shape? InferWindow(ConvolutionSpec spec, string described, Shape input, Issues issues)
    {
        SpatialArguments s = spec.Spatial;
        if (!s.Fits(described, input, spec.Filters, issues))
        {
            return null;
        }

        if (s.Padding == Padding.Causal)
        {
            issues.Add(Rules.OutOfDomain, "Padding", "Padding", described, s.Padding, "Valid or Same");
            return null;
        }

        (int endHeight, int endWidth) = s.Rank == 1 ? (0, spec.OutputPads[0]) : spec.OutputPads.Count == 0 ? (0, 0) : (spec.OutputPads[0], spec.OutputPads[spec.OutputPads.Count - 1]);
        (int mostHeight, int mostWidth) = (Math.Max(s.StrideHeight, s.DilationHeight) - 1, Math.Max(s.StrideWidth, s.DilationWidth) - 1);
        if (spec.OutputPads.Count > s.Rank || endHeight < 0 || endWidth < 0 || endHeight > mostHeight || endWidth > mostWidth)
        {
            string option = s.Rank == 1 ? "OutputPad" : "OutputPads";
            string most = s.Rank == 1 ? $"{mostWidth}" : $"{mostHeight}, {mostWidth}";
            issues.Add(Rules.OutOfDomain, option, option, described, string.Join(", ", spec.OutputPads), $"from 0 to {most}: less than the stride or the dilation");
            return null;
        }

        Shape image = input.AsImage;
        (int top, int left, int bottom, int right) = s.Sides;
        (int height, int width) = s.Padding == Padding.Same
            ? (image.Dimensions[0] * s.StrideHeight, image.Dimensions[1] * s.StrideWidth)
            : (((image.Dimensions[0] - 1) * s.StrideHeight) - top - bottom + s.Span.Height + endHeight, ((image.Dimensions[1] - 1) * s.StrideWidth) - left - right + s.Span.Width + endWidth);
        if (height < 1 || width < 1)
        {
            string made = s.Rank == 1 ? $"{width} of {image.Dimensions[1]}" : $"{height}×{width} of {image.Dimensions[0]}×{image.Dimensions[1]}";
            issues.Add(Rules.OutOfDomain, "Pads", "Pads", described, string.Join(", ", s.Pads), $"so small that some of the output is left; it makes {made}");
            return null;
        }

        return s.Of(height, width, spec.Filters);
    }

    protected override IReadOnlyList<Convolution> PartsOf(ConvolutionSpec spec, Shape input, Shape output)
    {
        SpatialArguments s = spec.Spatial;

        // An output so many times as large as the input is what remains of (n − 1) · stride + span; the smaller half is cut off first.
        (int top, int left, _, _) = s.Padding == Padding.Same
            ? (Math.Max(0, s.Span.Height - s.StrideHeight) / 2, Math.Max(0, s.Span.Width - s.StrideWidth) / 2, 0, 0)
            : s.Sides;
        return [Convolution.Transposed(input, output, s, top, left, spec.Weights.UseBias)];
    }

    // Each pixel of the output is a sum over the channels and, on average, over taps / strides of the kernel's taps.
    protected override ParameterRequest WeightOf(ConvolutionSpec spec, Convolution part, bool isLast) => base.WeightOf(spec, part, isLast) with
    {
        Shape = new([part.Channels, part.Filters, .. part.Spatial.Kernel]),
        Layout = ParameterLayout.TurnedFilters,
        FanIn = Math.Max(1, part.Channels * part.Taps / (spec.Spatial.StrideHeight * spec.Spatial.StrideWidth)),
    };
}
