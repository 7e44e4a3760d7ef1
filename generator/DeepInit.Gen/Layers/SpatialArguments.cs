using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>How a window moves over an image, as written: lists of one number for all, or of one per axis or side.</summary>
internal sealed record SpatialArguments(
    int Height,
    int Width,
    EquatableArray<int> Strides,
    EquatableArray<int> Dilations,
    EquatableArray<int> Pads,
    Padding Padding)
{
    public int StrideHeight => Strides.Count == 0 ? 1 : Strides[0];

    public int StrideWidth => Strides.Count == 0 ? 1 : Strides[Strides.Count - 1];

    public int DilationHeight => Dilations.Count == 0 ? 1 : Dilations[0];

    public int DilationWidth => Dilations.Count == 0 ? 1 : Dilations[Dilations.Count - 1];

    /// <summary>Rows and columns that the taps of a window span.</summary>
    public (int Height, int Width) Span => (((Height - 1) * DilationHeight) + 1, ((Width - 1) * DilationWidth) + 1);

    /// <summary>Padding above, left, below, right.</summary>
    public (int Top, int Left, int Bottom, int Right) Sides => Padding == Padding.Same
        ? ((Span.Height - 1) / 2, (Span.Width - 1) / 2, Span.Height - 1 - ((Span.Height - 1) / 2), Span.Width - 1 - ((Span.Width - 1) / 2))
        : Pads.Count switch
        {
            0 => (0, 0, 0, 0),
            1 => (Pads[0], Pads[0], Pads[0], Pads[0]),
            2 => (Pads[0], Pads[1], Pads[0], Pads[1]),
            _ => (Pads[0], Pads[1], Pads[2], Pads[3]),
        };

    /// <summary>The output's shape, or null with an issue.</summary>
    public Shape? Infer(string described, Shape input, int channels, Issues issues)
    {
        if (input.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", described, input);
            return null;
        }

        bool valid = Valid("Strides", Strides, Strides.Count <= 2 && Strides.All(n => n >= 1), "one or two numbers of at least 1", described, issues)
            & Valid("Dilations", Dilations, Dilations.Count <= 2 && Dilations.All(n => n >= 1), "one or two numbers of at least 1", described, issues)
            & Valid("Pads", Pads, Pads.Count is 0 or 1 or 2 or 4 && Pads.All(n => n >= 0), "one, two or four numbers of at least 0", described, issues);
        if (Height < 1 || Width < 1)
        {
            issues.Add(Rules.OutOfDomain, "", "The window", described, $"{Height}×{Width}", "at least 1×1");
            return null;
        }

        if (!valid || channels < 1)
        {
            return null;
        }

        (int top, int left, int bottom, int right) = Sides;
        int height = ((input.Dimensions[0] + top + bottom - Span.Height) / StrideHeight) + 1;
        int width = ((input.Dimensions[1] + left + right - Span.Width) / StrideWidth) + 1;
        if (input.Dimensions[0] + top + bottom < Span.Height || input.Dimensions[1] + left + right < Span.Width)
        {
            issues.Add(Rules.WindowTooLarge, "", described, $"{Span.Height}×{Span.Width}", $"{input.Dimensions[0] + top + bottom}×{input.Dimensions[1] + left + right}");
            return null;
        }

        return new Shape(height, width, channels);
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
