using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Layers with a state, step by step and unit by unit: one or more layers, in one or both directions.</summary>
internal abstract class RecurrentCases : LayerCases
{
    /// <summary>Sums that each unit has.</summary>
    protected abstract int Gates { get; }

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 2)
            return null;
        int units = chance.Width();
        var layer = new AttributeText(Kind).Add(units);
        bool isBoth = chance.Of(0.3), returnsAll = chance.Of(0.5);
        if (isBoth)
            layer.Set("Bidirectional", true);
        if (returnsAll)
            layer.Set("ReturnSequences", true);
        bool isTwo = chance.Of(0.2);
        if (isTwo)
            layer.Set("Layers", 2);
        if (chance.Of(0.2))
            layer.Set("Reverse", true);
        if (chance.Of(0.2))
            layer.Set("UseBias", false);
        if (chance.Of(0.1))
            layer.Set("Trainable", false);
        string merge = isBoth && chance.Of(0.3) ? chance.Pick(["Sum", "Average", "Multiply"]) : "";
        if (merge.Length > 0)
            layer.Set("Merge", "Merge." + merge);
        if (chance.Of(0.15))
            layer.Set("Dropout", 0.25);
        if (chance.Of(0.15))
            layer.Set("RecurrentDropout", 0.25);
        int features = units * (isBoth && merge.Length == 0 ? 2 : 1);
        return new(layer, returnsAll ? [x.Shape[0], features] : [features]) { States = units * (isBoth ? 2 : 1) * (isTwo ? 2 : 1), HasMemory = Kind == "LSTM" };
    }

    /// <summary>The state after a step.</summary>
    /// <param name="input">The input's sums, gate after gate.</param>
    /// <param name="state">Those of the state.</param>
    /// <param name="before">The state before.</param>
    /// <param name="memory">The second state, which is changed.</param>
    /// <param name="f">The activation, of kinds that have a choice.</param>
    protected abstract double[] Step(double[] input, double[] state, double[] before, double[] memory, NaiveActivation f);

    /// <summary>The state after a step of a kind whose sums of the state are not all of the state before.</summary>
    /// <param name="input">The input's sums, gate after gate.</param>
    /// <param name="sums">What the state's matrix and bias make of a vector.</param>
    /// <param name="before">The state before.</param>
    /// <param name="memory">The second state, which is changed.</param>
    /// <param name="f">The activation, of kinds that have a choice.</param>
    /// <param name="arguments">The arguments of the layer.</param>
    protected virtual double[] Step(double[] input, Func<double[], double[]> sums, double[] before, double[] memory, NaiveActivation f, string arguments) =>
        Step(input, sums(before), before, memory, f);

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Last", 7, 3, 5, "");
        yield return Of("All", 4, 17, 16, "ReturnSequences = true");
        yield return Of("OneStep", 1, 2, 1, "");
        yield return Of("Reverse", 5, 4, 6, "Reverse = true, ReturnSequences = true", reverse: true);
        yield return Of("Wide", 3, 5, 33, "ReturnSequences = true");
        yield return Of("Layers", 3, 4, 18, "Layers = 2", layers: 2);
        yield return Of("BothWays", 5, 3, 5, "Bidirectional = true", directions: 2);
        yield return Of("BothWaysLayers", 4, 2, 17, "Bidirectional = true, Layers = 2, ReturnSequences = true", layers: 2, directions: 2);
        yield return Of("Summed", 4, 3, 5, "Bidirectional = true, Merge = Merge.Sum, ReturnSequences = true", directions: 2);
        yield return Of("Averaged", 3, 2, 17, "Bidirectional = true, Merge = Merge.Average, Layers = 2", layers: 2, directions: 2);
        yield return Of("Multiplied", 3, 2, 6, "Bidirectional = true, Merge = Merge.Multiply, ReturnSequences = true, Reverse = true", directions: 2, reverse: true);
        yield return Of("WithoutBias", 3, 3, 8, "UseBias = false");
        yield return Of("Dropped", 3, 3, 6, "Dropout = 0.5, RecurrentDropout = 0.25");
        yield return Of("DroppedLayers", 3, 2, 17, "Dropout = 0.25, RecurrentDropout = 0.5, Bidirectional = true, Layers = 2, ReturnSequences = true", layers: 2, directions: 2);
        yield return Of("Started", 3, 4, 18, "", starts: "InitialState");
        yield return Of("StartedParts", 2, 3, 5, "Bidirectional = true, Layers = 2, ReturnSequences = true", layers: 2, directions: 2, starts: "InitialState");
    }

    protected LayerCase Of(string name, int steps, int channels, int units, string arguments, int layers = 1, int directions = 1, bool reverse = false, NaiveActivation? f = null, params string[] starts)
    {
        bool useBias = !arguments.Contains("UseBias = false", StringComparison.Ordinal), returnsAll = arguments.Contains("ReturnSequences = true", StringComparison.Ordinal);
        bool hasStateBias = useBias && !arguments.Contains("ResetAfter = false", StringComparison.Ordinal);
        var parameters = new List<string>();
        for (int layer = 0; layer < layers; layer++)
        {
            foreach (string suffix in Suffixes(layer, directions))
            {
                parameters.Add($"weight_ih{suffix} {Gates * units}×{(layer == 0 ? channels : Features(units, directions, arguments))}, weight_hh{suffix} {Gates * units}×{units}");
                if (useBias)
                    parameters.Add($"bias_ih{suffix} {Gates * units}{(hasStateBias ? $", bias_hh{suffix} {Gates * units}" : "")}");
            }
        }

        int features = Features(units, directions, arguments);
        int[] makes = returnsAll ? [steps, features] : [features];
        int[][] reads = [[steps, channels], .. starts.Select(_ => new[] { layers * directions * units })];
        return new LayerCase(this, Kind + name, reads, units + (arguments.Length > 0 ? ", " + arguments : ""), makes, string.Join(", ", parameters), (x, p) =>
        {
            double[] Start(string option, int layer, int way) => Array.IndexOf(starts, option) is var at and >= 0 ? x[at + 1].AsSpan(((layer * directions) + way) * units, units).ToArray() : new double[units];
            NaiveSteps ends = Go([.. x[0].Chunk(channels)], units, arguments, layers, directions, reverse, p, (memory, layer, way) => Start(memory ? "InitialMemory" : "InitialState", layer, way), f ?? NaiveActivation.Of("Tanh"));
            return returnsAll ? [.. ends.All.SelectMany(v => v)] : ends.Last;
        })
        { Beside = starts };
    }

    /// <summary>Goes through the steps of a row.</summary>
    /// <param name="values">The steps.</param>
    /// <param name="units">Numbers of a state.</param>
    /// <param name="arguments">The arguments of the layer.</param>
    /// <param name="layers">Layers one above the other.</param>
    /// <param name="directions">Directions of each.</param>
    /// <param name="reverse">Whether the first direction begins at the last step.</param>
    /// <param name="p">The parameters.</param>
    /// <param name="start">The state, or the memory, that a layer's direction starts from.</param>
    /// <param name="f">The activation, of kinds that have a choice.</param>
    /// <param name="masks">What each channel of the input, or each number of the state (then true), is multiplied by where the matrices of the direction with this suffix read it; null for 1.</param>
    internal NaiveSteps Go(
        double[][] values,
        int units,
        string arguments,
        int layers,
        int directions,
        bool reverse,
        Func<string, double[]> p,
        Func<bool, int, int, double[]> start,
        NaiveActivation f,
        Func<bool, string, double[]>? masks = null)
    {
        bool useBias = !arguments.Contains("UseBias = false", StringComparison.Ordinal), hasStateBias = useBias && !arguments.Contains("ResetAfter = false", StringComparison.Ordinal);
        double[] last = [];
        List<double> states = [], memories = [];
        for (int layer = 0; layer < layers; layer++)
        {
            double[][][] ways =
            [
                .. Suffixes(layer, directions).Select((suffix, way) =>
                {
                    double[] memory = start(true, layer, way);
                    double[][] run = Run(values, units, p, suffix, arguments, useBias, hasStateBias, reverse != (way == 1), (start(false, layer, way), memory), f, masks ?? ((_, _) => []));
                    states.AddRange(run.Length == 0 ? start(false, layer, way) : run[reverse != (way == 1) ? 0 : ^1]);
                    memories.AddRange(memory);
                    return run;
                }),
            ];
            last = Merged([.. states.TakeLast(directions * units).Chunk(units)], arguments);
            values = [.. values.Select((_, t) => Merged([.. ways.Select(way => way[t])], arguments))];
        }

        return new(values, last, [.. states], [.. memories]);
    }

    private static int Features(int units, int directions, string arguments) => arguments.Contains("Merge.", StringComparison.Ordinal) ? units : directions * units;

    private static double[] Merged(double[][] ways, string arguments) => !arguments.Contains("Merge.", StringComparison.Ordinal)
        ? [.. ways.SelectMany(way => way)]
        : [.. ways[0].Zip(ways[1], (a, b) => arguments.Contains("Merge.Sum", StringComparison.Ordinal) ? a + b : arguments.Contains("Merge.Average", StringComparison.Ordinal) ? (a + b) / 2 : a * b)];

    private double[][] Run(double[][] x, int units, Func<string, double[]> p, string suffix, string arguments, bool useBias, bool hasStateBias, bool reverse, (double[] State, double[] Memory) start, NaiveActivation f, Func<bool, string, double[]> masks)
    {
        double[] h = start.State, memory = start.Memory;
        var states = new double[x.Length][];
        double[] ofInput = masks(false, suffix), ofState = masks(true, suffix);
        double[] Masked(double[] v, double[] mask) => mask.Length == 0 ? v : [.. v.Zip(mask, (number, factor) => number * factor)];
        for (int s = 0; s < x.Length; s++)
        {
            int t = reverse ? x.Length - 1 - s : s;
            double[] input = DenseCases.Sums(Masked(x[t], ofInput), x[t].Length, Gates * units, p("weight_ih" + suffix), useBias ? p("bias_ih" + suffix) : null);
            states[t] = h = Step(input, v => DenseCases.Sums(Masked(v, ofState), units, Gates * units, p("weight_hh" + suffix), hasStateBias ? p("bias_hh" + suffix) : null), h, memory, f, arguments);
        }

        return states;
    }

    private static IEnumerable<string> Suffixes(int layer, int directions) => directions == 1 ? [$"_l{layer}"] : [$"_l{layer}", $"_l{layer}_reverse"];

    protected static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
