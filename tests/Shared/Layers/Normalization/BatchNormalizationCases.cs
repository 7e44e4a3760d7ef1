using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Mean 0 and variance 1 for each channel: of the batch in training, of the running statistics in predictions; then weight and bias.</summary>
internal sealed class BatchNormalizationCases : NormalizationCases
{
    public override string Kind => "BatchNormalization";

    public override string InConformanceCases => "batch_norm";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        AttributeText layer = WithOptions(chance, new AttributeText(Kind));
        if (chance.Of(0.3))
            layer.Set("Momentum", 0.25);
        return new(chance.Of(0.2) ? layer.Set("Frozen", true) : layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Images", "", 1e-5, 9, 8, 3);
        yield return Of("Features", "Momentum = 0.25", 1e-5, 17);
        yield return Of("Steps", "Epsilon = 0.01", 0.01, 3, 33);
        yield return Of("Kept", "Trainable = false", 1e-5, 2, 2, 5);
        yield return Of("Frozen", "Frozen = true", 1e-5, 7) with { NaiveTraining = null };
    }

    private LayerCase Of(string name, string arguments, double epsilon, params int[] shape)
    {
        int channels = shape[^1];
        string parameters = $"weight {channels}, bias {channels}, running_mean {channels}, running_var {channels}";
        return Case(name, shape, arguments, shape, parameters, (x, p) =>
            [.. x.Select((v, i) => ((v - p("running_mean")[i % channels]) / Math.Sqrt(p("running_var")[i % channels] + epsilon) * p("weight")[i % channels]) + p("bias")[i % channels])]) with
        {
            Rows = [3, 7, 17], // two values would always be −1 and 1
            NaiveTraining = (rows, p) =>
            {
                double[][] y = [.. rows.Select(row => new double[row.Length])];
                for (int c = 0; c < channels; c++)
                {
                    (int Row, int At)[] places = [.. from row in Enumerable.Range(0, rows.Length) from at in Enumerable.Range(0, rows[row].Length) where at % channels == c select (row, at)];
                    double[] normalized = Normalized([.. places.Select(place => rows[place.Row][place.At])], epsilon);
                    for (int n = 0; n < places.Length; n++)
                        y[places[n].Row][places[n].At] = (normalized[n] * p("weight")[c]) + p("bias")[c];
                }

                return y;
            },
        };
    }
}
