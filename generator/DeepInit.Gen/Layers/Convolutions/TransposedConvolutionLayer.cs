using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// What transposed convolutions share: the gradient of a convolution by its input, as a layer. Forward it is a convolution over the image with its pixels
/// spread apart by the strides; its filters lie as that convolution reads them.
/// </summary>
internal abstract class TransposedConvolutionLayer : ConvolutionLayer
{
    public override bool SpreadsInput => true;

    // Windows overlap more in the middle than at the edges.
    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => false;

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec)
    {
        (SpatialArguments s, EquatableArray<int> added) = (((ConvolutionSpec)spec).Spatial, ((ConvolutionSpec)spec).OutputPads);
        return s.Padding == Padding.Same && added.Any(n => n != 0)
            ? [.. s.Unread, (s.Rank == 1 ? "OutputPad" : "OutputPads", "Padding = Same makes an output of the input times the stride")]
            : s.Unread;
    }

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
        (int top, int left, int bottom, int right) = s.Sides(image);
        (long wholeHeight, long wholeWidth) = (((image.Dimensions[0] - 1L) * s.StrideHeight) + s.Span.Height, ((image.Dimensions[1] - 1L) * s.StrideWidth) + s.Span.Width);
        if (wholeHeight > Shape.MostNumbers || wholeWidth > Shape.MostNumbers)
        {
            // Too large before anything is cut off.
            return s.Of(Shape.Clip(wholeHeight), Shape.Clip(wholeWidth), spec.Filters);
        }

        (int height, int width) = s.Padding == Padding.Same
            ? (Shape.Clip((long)image.Dimensions[0] * s.StrideHeight), Shape.Clip((long)image.Dimensions[1] * s.StrideWidth))
            : ((int)wholeHeight - top - bottom + endHeight, (int)wholeWidth - left - right + endWidth);
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
        (int top, int left) = Cut(spec.Spatial, input);
        return [Convolution.Transposed(input, output, spec.Spatial, top, left, spec.Weights.UseBias)];
    }

    // What is cut off at the end follows from the lengths; where it is less than nothing, so much is added.
    protected override IEnumerable<string> WindowOptions(ConvolutionSpec spec, Shape input)
    {
        SpatialArguments s = spec.Spatial;
        (Shape image, Shape output) = (input.AsImage, InferWindow(spec, "", input, new Issues())!.AsImage);
        (int top, int left) = Cut(s, image);
        int bottom = ((image.Dimensions[0] - 1) * s.StrideHeight) + s.Span.Height - output.Dimensions[0] - top;
        int right = ((image.Dimensions[1] - 1) * s.StrideWidth) + s.Span.Width - output.Dimensions[1] - left;
        int[] sides = [top, left, Math.Max(bottom, 0), Math.Max(right, 0)];
        int[] added = [Math.Max(-bottom, 0), Math.Max(-right, 0)];
        return
        [
            .. (s with { Padding = Padding.Valid, Pads = s.Rank == 1 ? new([sides[1], sides[3]]) : new(sides) }).GraphOptions(input),
            .. GraphOption.Of("OutputPads", 0, s.Rank == 1 ? [added[1]] : added),
        ];
    }

    // An output so many times as large as the input is what remains of (n − 1) · stride + span. What is cut off is what the convolution with the same window
    // adds to an image of the output's size, so that each is the other's gradient.
    private static (int Top, int Left) Cut(SpatialArguments s, Shape input)
    {
        (int top, int left, _, _) = s.Padding == Padding.Same
            ? SpatialArguments.Around(Math.Max(0, s.Span.Height - s.StrideHeight), Math.Max(0, s.Span.Width - s.StrideWidth))
            : s.Sides(input.AsImage);
        return (top, left);
    }

    // Each pixel of the output is a sum over the channels and, on average, over taps / strides of the kernel's taps.
    protected override ParameterRequest WeightOf(ConvolutionSpec spec, Convolution part, bool isLast)
    {
        ParameterRequest weight = base.WeightOf(spec, part, isLast);
        return weight with
        {
            Shape = new([part.Channels, part.Filters, .. part.Spatial.Kernel]),
            Layout = ParameterLayout.TurnedFilters,
            IsTurned = true,
            Fans = weight.Fans with { In = Math.Max(1, part.Channels * part.Taps / (spec.Spatial.StrideHeight * spec.Spatial.StrideWidth)) },
        };
    }
}
