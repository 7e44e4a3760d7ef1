using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Another order of the axes of each row, as nested loops over the places that are written: of values, or, with the inverse order, of gradients.</summary>
/// <param name="Sources">The axis of the source that runs along each axis of the destination, from 0.</param>
internal sealed record PermuteKernel(KernelDirection Direction, string Formula, EquatableArray<int> Sources, Shape From, Shape To, BufferUse Source, Operand Target)
    : LayerKernel
{
    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction };

    public override KernelSignature Signature => new(Operand.Read("from", Source), Target with { Name = "to" });

    // An item is a row.
    public override Items Items => Items.OfRows(1);

    public override void Write(KernelWriter kernel)
    {
        int[] sources = [.. Sources];
        int last = sources.Length - 1;
        SourceWriter text = kernel.Text;
        text.Open("for (int r = first; r < end; r++)");
        for (int i = 0; i < last; i++)
        {
            text.Open($"for (int i{i} = 0; i{i} < {To.Dimensions[i]}; i{i}++)");
        }

        Whole place = Place(To, [.. Enumerable.Range(0, last).Select(i => "i" + i)]);
        Whole sourcePlace = Place(From, [.. Enumerable.Range(0, last).Select(axis => "i" + Array.IndexOf(sources, axis))]);
        if (sources[last] == last)
        {
            // Features stay together: whole vectors move.
            text.Open($"for (int i{last} = 0; i{last} < {Panel.Padded(To.Features)}; i{last} += DiV.Count)");
            text.Write($"DiV x = DiSimd.Load(ref fromAt, {Feature("i" + last, From, sourcePlace)});");
            text.Write($"int at = {Feature("i" + last, To, place)};");
            kernel.Store("to", "at", "x").Close();
        }
        else
        {
            text.Open($"for (int i{last} = 0; i{last} < {To.Features}; i{last}++)");
            kernel.StoreNumber("to", Feature("i" + last, To, place), $"DiUnsafe.Add(ref fromAt, {Feature("i" + Array.IndexOf(sources, last), From, sourcePlace)})").Close();
            if (!kernel.Accumulates("to") && To.Features % Panel.Width != 0)
            {
                text.Line().Open($"for (int i{last} = {To.Features}; i{last} < {Panel.Padded(To.Features)}; i{last}++)");
                kernel.StoreNumber("to", Feature("i" + last, To, place), "0").Close();
            }
        }

        for (int i = 0; i <= last; i++)
        {
            text.Close();
        }
    }

    // The number of a position: all axes but the last, row-major.
    private static Whole Place(Shape shape, string[] indices)
    {
        Whole place = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            place = (place * shape.Dimensions[i]) + indices[i];
        }

        return place;
    }

    // The offset of a feature of row r at a position.
    private static string Feature(string feature, Shape shape, Whole place) =>
        $"{((((((Whole)$"({feature} >> 4)" * "rows") + "r") * shape.Positions) + place) * Panel.Width) + $"({feature} & 15)"}";
}
