using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>
/// How a window moves over an image or a sequence, as written: lists of one number for all, or of one per axis or side. The window of a sequence is one row high.
/// </summary>
/// <param name="Rank">The axes that it moves along: 2 for images, 1 for sequences.</param>
internal sealed record SpatialArguments(
    int Height,
    int Width,
    EquatableArray<int> Strides,
    EquatableArray<int> Dilations,
    EquatableArray<int> Pads,
    Padding Padding,
    int Rank = 2)
{
    /// <summary>A window of one pixel.</summary>
    public static SpatialArguments Point(int rank) => new(1, 1, default, default, default, Padding.Valid, rank);

    /// <summary>The window of a layer on images whose kernel stands at a position.</summary>
    public static SpatialArguments ParseImage(AttributeArguments arguments, int position) => new(
        arguments.Int32(position),
        arguments.PositionalCount > position + 1 ? arguments.Int32(position + 1) : arguments.Int32(position),
        arguments.Int32s("Strides"),
        arguments.Int32s("Dilations"),
        arguments.Int32s("Pads"),
        arguments.Enum<Padding>("Padding"));

    /// <summary>The window of a layer on sequences whose kernel stands at a position.</summary>
    public static SpatialArguments ParseSequence(AttributeArguments arguments, int position) => new(
        1,
        arguments.Int32(position),
        new([arguments.Int32("Stride", 1)]),
        new([arguments.Int32("Dilation", 1)]),
        arguments.Int32s("Pads"),
        arguments.Enum<Padding>("Padding"),
        Rank: 1);

    /// <summary>The lengths of the kernel, as the weights' shape ends.</summary>
    public IReadOnlyList<int> Kernel => Rank == 1 ? [Width] : [Height, Width];

    public int StrideHeight => Strides.Count == 0 || Rank == 1 ? 1 : Strides[0];

    public int StrideWidth => Strides.Count == 0 ? 1 : Strides[Strides.Count - 1];

    public int DilationHeight => Dilations.Count == 0 || Rank == 1 ? 1 : Dilations[0];

    public int DilationWidth => Dilations.Count == 0 ? 1 : Dilations[Dilations.Count - 1];

    /// <summary>Rows and columns that the taps of a window span.</summary>
    public (int Height, int Width) Span => (Shape.Clip(((Height - 1L) * DilationHeight) + 1), Shape.Clip(((Width - 1L) * DilationWidth) + 1));

    /// <summary>Padding above, left, below, right of an image.</summary>
    public (int Top, int Left, int Bottom, int Right) Sides(Shape image) => Padding switch
    {
        Padding.Same => Around(
            Needed(image.Dimensions[0], Span.Height, StrideHeight),
            Needed(image.Dimensions[1], Span.Width, StrideWidth)),
        Padding.Causal => (0, Span.Width - 1, 0, 0),
        _ => (Rank, Pads.Count) switch
        {
            (_, 0) => (0, 0, 0, 0),
            (1, 1) => (0, Pads[0], 0, Pads[0]),
            (1, _) => (0, Pads[0], 0, Pads[1]),
            (_, 1) => (Pads[0], Pads[0], Pads[0], Pads[0]),
            (_, 2) => (Pads[0], Pads[1], Pads[0], Pads[1]),
            _ => (Pads[0], Pads[1], Pads[2], Pads[3]),
        },
    };

    /// <summary>
    /// What <see cref="Padding.Same"/> makes of the zeros that an axis needs: the smaller half before, the larger after, as Keras, TensorFlow and ONNX's
    /// <c>SAME_UPPER</c> have it. A transposed convolution cuts the same off its output.
    /// </summary>
    public static (int Top, int Left, int Bottom, int Right) Around(int vertical, int horizontal) =>
        (vertical / 2, horizontal / 2, vertical - (vertical / 2), horizontal - (horizontal / 2));

    /// <summary>Options that <see cref="Padding"/> overrules, each with the reason.</summary>
    public IEnumerable<(string Option, string Why)> Unread => Padding != Padding.Valid && Pads.Any(n => n != 0)
        ? [("Pads", $"Padding = {Padding} says how many zeros there are")]
        : [];

    /// <summary>Strides, dilations and padding, a number for each axis or side.</summary>
    public IEnumerable<string> GraphOptions(Shape input)
    {
        (int top, int left, int bottom, int right) = Sides(input.AsImage);
        return
        [
            .. GraphOption.Of("Strides", 1, Rank == 1 ? [StrideWidth] : [StrideHeight, StrideWidth]),
            .. GraphOption.Of("Dilations", 1, Rank == 1 ? [DilationWidth] : [DilationHeight, DilationWidth]),
            .. GraphOption.Of("Pads", 0, Rank == 1 ? [left, right] : [top, left, bottom, right]),
        ];
    }

    /// <summary>The output's shape, or null with an issue.</summary>
    public Shape? Infer(string described, Shape input, int channels, Issues issues)
    {
        if (!Fits(described, input, channels, issues))
        {
            return null;
        }

        Shape image = input.AsImage;
        (int top, int left, int bottom, int right) = Sides(image);
        (long paddedHeight, long paddedWidth) = ((long)image.Dimensions[0] + top + bottom, (long)image.Dimensions[1] + left + right);
        if (paddedHeight < Span.Height || paddedWidth < Span.Width)
        {
            issues.Add(
                Rules.WindowTooLarge,
                "",
                described,
                Rank == 1 ? Span.Width : $"{Span.Height}×{Span.Width}",
                (Rank == 1 ? $"{paddedWidth}" : $"{paddedHeight}×{paddedWidth}") + ChannelOrderGuess.Question(input));
            return null;
        }

        // With its padding the image stands in memory, however few windows there are.
        if (Math.Max(paddedHeight, paddedWidth) > Shape.MostNumbers || paddedHeight * paddedWidth * image.Features > Shape.MostNumbers)
        {
            (string option, string what, string given) = Padding == Padding.Valid ? ("Pads", "Pads", string.Join(", ", Pads)) : ("", "The window", Rank == 1 ? $"{Span.Width}" : $"{Span.Height}×{Span.Width}");
            issues.Add(Rules.OutOfDomain, option, what, described, given, $"so small that what it reads has, padded, at most {Shape.MostNumbers} numbers");
            return null;
        }

        return Of((int)((paddedHeight - Span.Height) / StrideHeight) + 1, (int)((paddedWidth - Span.Width) / StrideWidth) + 1, channels);
    }

    /// <summary>A shape of this rank.</summary>
    public Shape Of(int height, int width, int channels) => Rank == 1 ? new Shape(width, channels) : new Shape(height, width, channels);

    /// <summary>Whether the input is an image, or a sequence, and all numbers are in their range; or an issue.</summary>
    public bool Fits(string described, Shape input, int channels, Issues issues)
    {
        if (input.Dimensions.Count != Rank + 1)
        {
            issues.Add(Rank == 1 ? Rules.NoSequence : Rules.NoImage, "", described, input);
            return false;
        }

        string numbers = Rank == 1 ? "one number of at least 1" : "one or two numbers of at least 1";
        string pads = Rank == 1 ? "one or two numbers of at least 0" : "one, two or four numbers of at least 0";
        bool valid = Valid("Strides", Strides, Strides.Count <= Rank && Strides.All(n => n >= 1), numbers, described, issues)
            & Valid("Dilations", Dilations, Dilations.Count <= Rank && Dilations.All(n => n >= 1), numbers, described, issues)
            & Valid("Pads", Pads, (Pads.Count is 0 or 1 or 2 || (Pads.Count == 4 && Rank == 2)) && Pads.All(n => n >= 0), pads, described, issues);
        foreach ((string option, EquatableArray<int> given) in new[] { (Rank == 1 ? "Stride" : "Strides", Strides), (Rank == 1 ? "Dilation" : "Dilations", Dilations), ("Pads", Pads) })
        {
            valid &= Valid(option, given, given.All(n => n <= Shape.MostNumbers), $"at most {Shape.MostNumbers}", described, issues);
        }

        if (Rank == 2 && Padding == Padding.Causal)
        {
            issues.Add(Rules.OutOfDomain, "Padding", "Padding", described, Padding, "Valid or Same: causal padding is for sequences");
            valid = false;
        }

        if (Height < 1 || Width < 1)
        {
            issues.Add(Rules.OutOfDomain, "", "The window", described, Rank == 1 ? Width : $"{Height}×{Width}", Rank == 1 ? "at least 1" : "at least 1×1");
            return false;
        }

        return valid && channels >= 1;
    }

    public override string ToString()
    {
        string kernel = Rank == 1 ? $"{Width}" : $"{Height}×{Width}";
        return StrideHeight == 1 && StrideWidth == 1 ? kernel : Rank == 1 ? $"{kernel} / {StrideWidth}" : $"{kernel} / {StrideHeight}×{StrideWidth}";
    }

    // The zeros of an axis whose window has ⌈length / stride⌉ places.
    private static int Needed(int length, int span, int stride)
    {
        int places = 1 + ((length - 1) / stride);
        return Shape.Clip(Math.Max(0, ((places - 1L) * stride) + span - length));
    }

    private static bool Valid(string argument, EquatableArray<int> given, bool valid, string expected, string described, Issues issues)
    {
        if (!valid)
        {
            issues.Add(Rules.OutOfDomain, argument, argument, described, string.Join(", ", given), expected);
        }

        return valid;
    }
}
