using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>y = f(W x + b) at every position. All pairs of widths are in DeepInit.Networks.Tests' chains.</summary>
internal sealed class DenseCases : LayerCases
{
    public override string Kind => "Dense";

    public override string InConformanceCases => "dense";

    /// <summary>W x + b at every position of a row.</summary>
    public static double[] Sums(double[] x, int inputs, int units, double[] weight, double[]? bias) =>
    [
        .. x.Chunk(inputs).SelectMany(position => Enumerable.Range(0, units).Select(o =>
        {
            double sum = bias?[o] ?? 0;
            for (int i = 0; i < inputs; i++)
                sum += weight[(o * inputs) + i] * position[i];
            return sum;
        })),
    ];

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        int units = chance.Width();
        AttributeText layer = chance.WithWeights(chance.WithActivation(new AttributeText(Kind).Add(units)));
        return new(layer, [.. x.Shape[..^1], units]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Case("Plain", [30], "64", [64], "weight 64×30, bias 64", (x, p) => Sums(x, 30, 64, p("weight"), p("bias")));
        yield return Of("Single", [1], 1, "");
        yield return Of("Narrow", [3], 17, "SiLU");
        yield return Of("WithoutBias", [17], 3, "", useBias: false);
        yield return Of("Wide", [33], 33, "Softplus", useBias: false);
        yield return Of("Steps", [5, 17], 4, "Softmax");
        yield return Of("Pixels", [2, 3, 7], 16, "ELU");
    }

    private LayerCase Of(string name, int[] reads, int units, string activation, bool useBias = true)
    {
        NaiveActivation f = NaiveActivation.Of(activation.Length > 0 ? activation : "Linear");
        string arguments = units + (activation.Length > 0 ? $", Activation = Activation.{f.Name}{f.Attributes}" : "") + (useBias ? "" : ", UseBias = false");
        int inputs = reads[^1];
        return Case(name, reads, arguments, [.. reads[..^1], units], $"weight {units}×{inputs}" + (useBias ? $", bias {units}" : ""), (x, p) =>
            f.OfRow(Sums(x, inputs, units, p("weight"), useBias ? p("bias") : null), units));
    }
}
