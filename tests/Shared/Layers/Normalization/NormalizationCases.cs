using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What normalisations share.</summary>
internal abstract class NormalizationCases : LayerCases
{
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) => new(WithOptions(chance, new AttributeText(Kind)), x.Shape);

    /// <summary>Another epsilon, and parameters that do not train, by chance.</summary>
    protected static AttributeText WithOptions(Chance chance, AttributeText layer)
    {
        if (chance.Of(0.3))
            layer.Set("Epsilon", 1e-3);
        return chance.Of(0.2) ? layer.Set("Trainable", false) : layer;
    }

    /// <summary>(x − mean) / √(variance + epsilon) over some elements.</summary>
    protected static double[] Normalized(double[] x, double epsilon)
    {
        double mean = x.Average();
        double variance = x.Average(v => (v - mean) * (v - mean));
        return [.. x.Select(v => (v - mean) / Math.Sqrt(variance + epsilon))];
    }
}
