namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Every value that training computes is an output, too, so that what observers see can be compared.</summary>
[Network]
[Input(6)]
[Dense(10, Name = "a", Activation = ReLU)]
[BatchNormalization(Name = "n")]
[Dropout(0.4, Name = "d")]
[Dense(33, Name = "b", Activation = GELU)]
[Dense(3, Name = "logits")]
[Output("a")]
[Output("n")]
[Output("d")]
[Output("b")]
[Output("logits")]
[Loss(CrossEntropy, Output = "logits")]
[AdamW(LearningRate = 1e-2)]
public sealed partial class ObservedChain;

/// <summary>The same on images, whose rows are pixels, in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 4, 3)]
[Conv2D(18, 3, Name = "c", Padding = Padding.Same, Activation = ReLU)]
[Flatten(Name = "f")]
[Dense(1, Name = "p", Activation = Sigmoid)]
[Output("c")]
[Output("p")]
[Loss(BinaryCrossEntropy, Output = "p")]
[SGD]
public sealed partial class ObservedImage;

#pragma warning disable DIG201 // what the rule warns of is what is measured here

/// <summary>Units that begin dead: no weight, no bias.</summary>
[Network]
[Input(6)]
[Dense(12, Name = "alive", Activation = ReLU)]
[Dense(8, Name = "dead", Init = Init.Zeros, Activation = ReLU)]
[Dense(3, Name = "logits")]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class DeadChain;

#pragma warning restore DIG201

public sealed class LayerStatisticsTests
{
    private const int Rows = 30;

    [Fact]
    public void ObserversSeeWhatTrainingComputes()
    {
        float[] x = Numbers.Floats(Rows * 6, 1);
        int[] classes = Numbers.Classes(Rows, 3, 2);
        var network = new ObservedChain(5);
        var seen = new Notes<float>();
        BatchOf<float>.Use(network, new Dataset<float>(x, classes), batch => ((IObservableNetwork<float>)network).ObserveLayers(batch, seen));

        float[] a = new float[Rows * 10], n = new float[Rows * 10], d = new float[Rows * 10], b = new float[Rows * 33], logits = new float[Rows * 3];
        network.Forward(x, a, n, d, b, logits);
        Assert.Equal(["a", "n", "d", "b", "logits"], seen.Layers.Select(l => l.Name));
        Assert.Equal([Activation.ReLU, Activation.Linear, Activation.Linear, Activation.GELU, Activation.Linear], seen.Layers.Select(l => l.Activation));
        Assert.Equal([10, 10, 10, 33, 3], seen.Layers.Select(l => l.Units));
        Assert.Equal(a, seen.Values[0]);
        Assert.Equal(n, seen.Values[1]);
        Assert.Equal(d, seen.Values[2]);
        Assert.Contains(0f, d);
        Assert.Equal(b, seen.Values[3]);
        Assert.Equal(logits, seen.Values[4]);
    }

    [Fact]
    public void ValuesOfImagesStandPixelAfterPixel()
    {
        double[] x = Numbers.Doubles(Rows * 60, 1);
        var network = new ObservedImage(5);
        var seen = new Notes<double>();
        BatchOf<double>.Use(network, new Dataset<double>(x, Numbers.Doubles(Rows, 3).Select(v => v > 0 ? 1.0 : 0).ToArray()), batch => ((IObservableNetwork<double>)network).ObserveLayers(batch, seen));

        double[] c = new double[Rows * 5 * 4 * 18], p = new double[Rows];
        network.Predict(x, c, p);
        Assert.Equal([5, 4, 18], seen.Layers[0].Shape);
        Assert.Equal(c, seen.Values[0]);

        // The sigmoid has gone into the loss: what training computes is the logit, and it says so.
        ObservedLayer output = seen.Layers.Last();
        Assert.Equal(("p", Activation.Linear), (output.Name, output.Activation));
        for (int r = 0; r < Rows; r++)
            Assert.Equal(p[r], 1 / (1 + Math.Exp(-seen.Values.Last()[r])), 12);
    }

    [Fact]
    public void LookingLeavesTheTrainingAsItIs()
    {
        Dataset<float> data = Data();
        var plain = new ObservedChain(5);
        var observed = new ObservedChain(5);
        plain.Fit(data, Options());
        FitOptions options = Options();
        options.Callbacks.Add(new LayerStatistics(rows: 17));
        observed.Fit(data, options);
        Assert.Equal(plain.Parameters.Select(p => p.ToArray()), observed.Parameters.Select(p => p.ToArray()));

        static FitOptions Options() => new() { Epochs = 3, BatchSize = 7, Seed = 4 };
    }

    [Fact]
    public void StatisticsAreThoseOfTheValues()
    {
        // All rows are looked at, so that their order plays no part.
        var network = new DeadChain(5);
        Dataset<float> data = Data();
        var seen = new Notes<float>();
        BatchOf<float>.Use(network, data, batch => ((IObservableNetwork<float>)network).ObserveLayers(batch, seen));
        network.ComputeGradients(Numbers.Floats(Rows * 6, 1), Numbers.Classes(Rows, 3, 2));
        double[] gradients = [.. network.Parameters.Select(p => p.Gradient.ToArray().Sum(v => (double)v * v))];
        double[] weights = [.. network.Parameters.Select(p => p.ToArray().Sum(v => (double)v * v))];

        var statistics = new LayerStatistics(rows: 1000);
        network.Fit(data, new FitOptions { Epochs = 4, Callbacks = { statistics } });
        for (int i = 0; i < 3; i++)
        {
            LayerActivations layer = statistics.Activations[i];
            float[] values = seen.Values[i];
            double mean = values.Average(v => (double)v);
            Assert.Equal(mean, layer.Mean, 9);
            Assert.Equal(values.Average(v => (v - mean) * (v - mean)), layer.Variance, 9);
            int units = layer.Layer.Units;
            double dead = Enumerable.Range(0, units).Count(u => values.Where((_, at) => at % units == u).All(v => v == 0)) / (double)units;
            Assert.Equal(i == 2 ? null : dead, layer.DeadUnits);
        }

        Assert.Equal(1, statistics.Activations[1].DeadUnits);
        Assert.Equal([0, 1, 2, 3, 4], statistics.Epochs);
        Assert.Equal(["alive", "dead", "logits"], statistics.Norms.Select(l => l.Layer));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Math.Sqrt(weights[2 * i] + weights[(2 * i) + 1]), statistics.Norms[i].Weights[0], 9);
            Assert.Equal(Math.Sqrt(gradients[2 * i] + gradients[(2 * i) + 1]), statistics.Norms[i].Gradients[0], 6);
            Assert.Equal(5, statistics.Norms[i].Gradients.Count);
        }

        Assert.Equal(0, statistics.Norms[0].Gradients[0]);
        Assert.True(statistics.Norms[2].Gradients[0] > 0);
        Assert.NotEqual(statistics.Norms[2].Weights[0], statistics.Norms[2].Weights[4]);
    }

    private static Dataset<float> Data() => new(Numbers.Floats(Rows * 6, 1), Numbers.Classes(Rows, 3, 2));

    private sealed class Notes<T> : ILayerObserver<T>
        where T : unmanaged
    {
        public List<ObservedLayer> Layers { get; } = [];

        public List<T[]> Values { get; } = [];

        public void Observe(ObservedLayer layer, ReadOnlySpan<T> values)
        {
            Layers.Add(layer);
            Values.Add(values.ToArray());
        }
    }
}
