using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>What the two directions of a recurrent layer become together, where they do not stand one behind the other.</summary>
internal static class DirectionMerge
{
    /// <summary>Plans the value of both.</summary>
    /// <param name="merge">What becomes of them.</param>
    /// <param name="plan">The layer's.</param>
    /// <param name="layer">Which of the layers.</param>
    /// <param name="shape">The shape of each.</param>
    /// <param name="values">Their values.</param>
    /// <param name="joined">Takes the value of both.</param>
    public static void PlanForward(Merge merge, ForwardPlanner plan, int layer, Shape shape, IReadOnlyList<BufferUse> values, BufferUse joined)
    {
        Formula there = Functions.Read("there"), back = Functions.Read("back");
        Formula both = merge switch
        {
            Merge.Sum => there + back,
            Merge.Average => (there + back) * 0.5,
            _ => there * back,
        };
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName() with { Of = "Merge", Part = Part(layer) },
            $"{plan.Name}: y = {both}, of both directions",
            shape,
            new("y", both),
            Operand.Read("there", values[0]),
            Operand.Read("back", values[1]),
            Operand.Write("y", joined)));
    }

    /// <summary>Plans the gradient of one direction.</summary>
    /// <param name="merge">What becomes of them.</param>
    /// <param name="plan">The layer's.</param>
    /// <param name="layer">Which of the layers.</param>
    /// <param name="shape">The shape of each.</param>
    /// <param name="dy">The gradient of both.</param>
    /// <param name="other">The value of the other direction.</param>
    /// <param name="own">Makes room for the gradient.</param>
    /// <param name="isSecond">Whether it is the second direction.</param>
    /// <returns>Where the gradient is.</returns>
    public static BufferUse PlanBackward(Merge merge, BackwardPlanner plan, int layer, Shape shape, BufferUse dy, BufferUse other, Func<BufferUse> own, bool isSecond)
    {
        if (merge == Merge.Sum)
        {
            return dy;
        }

        BufferUse gradient = own();
        Formula share = merge == Merge.Average ? Functions.Read("dy") * 0.5 : Functions.Read("dy") * Functions.Read("other");
        Operand[] read = merge == Merge.Average ? [Operand.Read("dy", dy)] : [Operand.Read("dy", dy), Operand.Read("other", other)];
        plan.Add(ElementwiseOp.Of(
            plan.BackwardName("Merge") with { Part = Part(layer) + (isSecond ? "Reverse" : "") },
            $"{plan.Name}: d = {share}, of {(isSecond ? "the second" : "the first")} direction",
            shape,
            new("d", share),
            [.. read, Operand.Write("d", gradient)]));
        return gradient;
    }

    /// <summary>The bounds of the value of both, from those of each.</summary>
    public static (double Low, double High) RangeOf(Merge merge, double low, double high) => merge switch
    {
        Merge.Sum => (low + low, high + high),
        Merge.Multiply when low < -1 || high > 1 => (low >= 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity),
        _ => (low, high),
    };

    private static string Part(int layer) => layer == 0 ? "" : "L" + layer.ToString(CultureInfo.InvariantCulture);
}
