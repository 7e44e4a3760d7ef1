using System.Globalization;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Networks.Tests.Reference;

/// <summary>A layer of a chain.</summary>
/// <param name="Units">Of a dense layer; 0 for a layer that is only an activation.</param>
internal sealed record ChainLayer(int Units, NaiveActivation Activation, bool UseBias = true);

/// <summary>A chain of dense layers under mean squared error: what is compiled, and what the reference computes.</summary>
internal sealed record ChainModel(string Name, int Inputs, ChainLayer[] Layers, NaiveOptimizer Optimizer)
{
    /// <summary>How far inputs reach to both sides of zero.</summary>
    public double InputRange { get; init; } = 1;

    public int Outputs => Layers.Last(layer => layer.Units > 0).Units;

    /// <summary>The attributes that declare it.</summary>
    public string Attributes(bool isDouble)
    {
        IEnumerable<string> layers = Layers.Select(layer => layer.Units == 0
            ? $"[Activation({layer.Activation.Name}{layer.Activation.Attributes})]"
            : $"[Dense({layer.Units}, Activation = {layer.Activation.Name}{layer.Activation.Attributes}{(layer.UseBias ? "" : ", UseBias = false")})]");
        string network = isDouble ? "[Network(Precision = Precision.Double)]" : "[Network]";
        return string.Join("\n", [network, $"[Input({Inputs})]", .. layers, "[Loss(MeanSquaredError)]", Optimizer.Attribute]);
    }

    /// <summary>Names, shapes and values of its parameters, all of them representable in single precision.</summary>
    public Dictionary<string, double[]> StartValues()
    {
        var random = new Random(Name.Sum(c => c) + Inputs);
        var values = new Dictionary<string, double[]>();
        int inputs = Inputs;
        int dense = 0;
        foreach (ChainLayer layer in Layers.Where(layer => layer.Units > 0))
        {
            values.Add(string.Create(CultureInfo.InvariantCulture, $"dense{dense}.weight"), Uniform(random, layer.Units * inputs, Math.Sqrt(4.0 / inputs)));
            if (layer.UseBias)
                values.Add(string.Create(CultureInfo.InvariantCulture, $"dense{dense}.bias"), Uniform(random, layer.Units, 0.5));
            inputs = layer.Units;
            dense++;
        }

        return values;
    }

    /// <summary>Inputs and targets, representable in single precision.</summary>
    public (double[] X, double[] Target) Data(int rows, int seed)
    {
        var random = new Random((seed * 1000) + rows);
        return (Uniform(random, rows * Inputs, InputRange), Uniform(random, rows * Outputs, 1));
    }

    private static double[] Uniform(Random random, int count, double range) =>
        [.. Enumerable.Range(0, count).Select(_ => (double)(float)(((2 * random.NextDouble()) - 1) * range))];
}
