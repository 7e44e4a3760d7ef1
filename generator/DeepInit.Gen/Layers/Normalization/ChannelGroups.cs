using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Loops of a group normalisation over the channels of row <c>r</c>: sums over positions go channel by channel in vectors, and groups, which may end in the middle of a
/// vector, are put together from them.
/// </summary>
internal sealed record ChannelGroups(Shape Shape, int Groups, SourceWriter Text)
{
    private int Size => Shape.Features / Groups;

    /// <summary>How many numbers a group has in a row.</summary>
    public string Count => Literal.Of((double)Size * Shape.Positions);

    /// <summary>Opens the loop over vectors of channels; <c>at</c> is the place in a value of one number per channel.</summary>
    public SourceWriter OpenVectors() => Text
        .Open($"for (int f = 0; f < {Panel.Padded(Shape.Features)}; f += DiV.Count)")
        .Write("int at = (((f >> 4) * rows) + r) * 16 + (f & 15);");

    /// <summary>Opens the loop over the positions of such a vector, at <c>i</c>.</summary>
    public SourceWriter OpenPositions() => Text
        .Write($"int start = ((((f >> 4) * rows) + r) * {Shape.Positions * Panel.Width}) + (f & 15);")
        .Open($"for (int i = start; i < start + {Shape.Positions * Panel.Width}; i += 16)");

    /// <summary>Makes of the sums per channel one number per group, given to each of its channels; padding stays zero.</summary>
    /// <param name="name">The value with one number per channel.</param>
    /// <param name="value">The number, from the group's <c>sum</c>.</param>
    /// <param name="overflowsAt">The normalisation's epsilon, where sums are of squares, which may be too large for any number.</param>
    public void Write(string name, string value, double? overflowsAt = null)
    {
        Text.Open($"for (int group = 0; group < {Shape.Features}; group += {Size})");
        Text.Write("double sum = 0;");
        Text.Open($"for (int c = group; c < group + {Size}; c++)").Write($"sum += DiUnsafe.Add(ref {name}At, ((((c >> 4) * rows) + r) * 16) + (c & 15));").Close().Line();
        Text.Write($"$T value = ($T)({value});");
        if (overflowsAt is { } epsilon)
        {
            Text.Open("if (!(sum <= double.MaxValue))");
            Text.Write($"value = global::DeepInit.Runtime.Overflow.Group(ref xAt, r, rows, {Shape.Positions}, group, {Size}, {Literal.Of(epsilon)}, ref meanAt);").Close().Line();
        }

        Text.Open($"for (int c = group; c < group + {Size}; c++)").Write($"DiUnsafe.Add(ref {name}At, ((((c >> 4) * rows) + r) * 16) + (c & 15)) = value;").Close().Close().Line();
    }
}
