using System.Globalization;
using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// Networks by chance: gradients of all their parameters are slopes of the loss, a step is the same on any number of threads, and that of plain SGD is what a loop makes of
/// gradients, <c>[Parameter]</c>s and decay. Whatever fuses or shares is in it.
/// </summary>
public sealed class RandomNetworkTests
{
    private const int Rows = 5;

    /// <summary>Of a tensor's largest gradient: with steps of 10⁻⁶ rounding leaves some 10⁻⁹ of the loss, which may be a hundred times a gradient.</summary>
    private const double Limit = 1e-5;

    /// <summary>Units in the last place by which a loss, a sum of some hundred terms, is off: of a loss of 10⁹ (Poisson's is an exponential) they hide the slopes of what it does not hang on.</summary>
    private const double Rounding = 64 * 2.2e-16;

    /// <summary>Elements of a tensor that are looked at.</summary>
    private const int Elements = 4;

    [Fact]
    public void GradientsAreSlopesOnAnyNumberOfThreads() => Check(0, 12);

    [Fact]
    [Trait("Category", "Slow")]
    public void GradientsOfManyNetworksAreSlopesOnAnyNumberOfThreads() => Check(100, 150);

    private static void Check(int first, int count)
    {
        RandomNetwork[] networks = [.. Enumerable.Range(first, count).Select(RandomNetwork.CreateToRun)];
        Assert.Contains(networks, network => network.Inputs.Any(input => input.Vocabulary > 0));
        Assert.Contains(networks, network => network.Inputs.Any(input => input.HasLengths));
        CompiledNetworks compiled = NetworkCompiler.CompileFiles(networks.Select((network, i) => (Driven(network, i), $"namespace Network{i};\n\n{network.Text}")));
        string[] faults = [.. networks.SelectMany((network, i) => Faults(network, () => compiled.Create<double>($"Network{i}.Net")).Take(1).Select(fault => $"seed {first + i}: {fault}\n{network.Text}"))];
        Assert.True(faults.Length == 0, string.Join("\n\n", faults));
    }

    private static DrivenNetwork Driven(RandomNetwork network, int index) => new("Net", network.IsDouble)
    {
        Namespace = "Network" + index,
        InputCount = network.Inputs.Count(),
        IdInputs = [.. network.Inputs.Select((input, i) => (input, i)).Where(found => found.input.Vocabulary > 0).Select(found => found.i)],
        HasLengths = [.. network.Inputs.Select(input => input.HasLengths)],
        OutputCount = network.Outputs.Count,
        TargetsAreIndices = [.. network.Targets.Select(target => target.Target == DrawnTarget.Classes)],
    };

    private static IEnumerable<string> Faults(RandomNetwork network, Func<INetworkDriver<double>> create)
    {
        double[][] inputs = [.. network.Inputs.Select((input, i) => input.Vocabulary > 0 ? Array.ConvertAll(Numbers.Classes(Rows * input.Length, input.Vocabulary, i), id => (double)id) : Numbers.Doubles(Rows * input.Length, i))];
        Array[] targets = [.. network.Targets.Select((target, i) => TargetOf(target.Of, target.Target, 10 + i))];
        int[][] lengths = [.. network.Inputs.Select((input, i) => input.HasLengths ? Array.ConvertAll(Numbers.Classes(Rows, input.Shape[0], 20 + i), length => length + 1) : [])];
        INetworkDriver<double> driver = create();
        driver.SwitchRandomnessOff();
        driver.Lengths = lengths;

        // eˣ of a product of large numbers is beyond all numbers, and a loss that is infinite has no slopes.
        if (network.Text.Contains("Loss.Poisson", StringComparison.Ordinal) && double.IsPositiveInfinity(driver.ComputeGradients(inputs, targets)))
            yield break;

        foreach ((string parameter, double off) in Slopes(driver, inputs, targets))
        {
            if (!(off <= Limit))
                yield return string.Create(CultureInfo.InvariantCulture, $"{parameter} is off its slope by {off:G3} of the tensor's largest gradient");
        }

        if (Stepped(network, create(), inputs, lengths, targets) is { } fault)
            yield return fault;

        long[] alone = Trained(create(), inputs, lengths, targets, threads: 1);
        foreach (int threads in new[] { 2, 5 })
        {
            if (!alone.AsSpan().SequenceEqual(Trained(create(), inputs, lengths, targets, threads)))
                yield return $"another step on {threads} threads";
        }
    }

    // p − rate · scale · (g + decay · p), with the scale and the decay that a plain loop finds.
    private static string? Stepped(RandomNetwork network, INetworkDriver<double> driver, double[][] inputs, int[][] lengths, Array[] targets)
    {
        if (network.Optimizer is not { } optimizer || !optimizer.StartsWith("[SGD", StringComparison.Ordinal) || optimizer.Contains("Momentum", StringComparison.Ordinal) || optimizer.Contains("GlobalClipNorm", StringComparison.Ordinal))
            return null;

        const double Rate = 0.01;
        double limit = optimizer.Contains("ClipValue = 0.5", StringComparison.Ordinal) ? 0.5 : double.PositiveInfinity;
        double declared = optimizer.Contains("WeightDecay = 0.1", StringComparison.Ordinal) ? 0.1 : optimizer.Contains("WeightDecay = 0.01", StringComparison.Ordinal) ? 0.01 : 0;
        bool all = optimizer.Contains("DecayScope.All", StringComparison.Ordinal);
        driver.SwitchRandomnessOff();
        driver.Lengths = lengths;
        driver.ComputeGradients(inputs, targets);
        (Parameter<double> Parameter, double[] Start, double[] Gradient)[] before = [.. driver.Network.Parameters.Where(p => p.Trainable).Select(p => (p, p.ToArray(), p.Gradient.ToArray()))];
        driver.TrainBatch(inputs, targets);
        foreach ((Parameter<double> parameter, double[] start, double[] gradient) in before)
        {
            string Said(string option, string otherwise) => network.Settings?.Of(parameter.Name, option) ?? otherwise;
            double scale = double.Parse(Said("LearningRateScale", "1"), CultureInfo.InvariantCulture);
            double own = double.Parse(Said("WeightDecay", "-1"), CultureInfo.InvariantCulture);
            bool decays = bool.Parse(Said("Decay", own < 0 ? (all || parameter.Decay ? "true" : "false") : own > 0 ? "true" : "false"));
            double decay = decays ? own < 0 ? declared : own : 0;
            double[] after = parameter.ToArray();
            if (after.AsSpan().SequenceEqual(start) && Array.TrueForAll(gradient, g => g == 0) && !Matters(parameter, () => driver.ComputeGradients(inputs, targets)))
                continue;

            for (int i = 0; i < start.Length; i++)
            {
                double expected = start[i] - (Rate * scale * (Math.Clamp(gradient[i], -limit, limit) + (decay * start[i])));
                if (!(Math.Abs(expected - after[i]) <= 1e-13 * Math.Max(1, Math.Max(Math.Abs(start[i]), Math.Abs(gradient[i])))))
                    return string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}[{i}] is {after[i]:R} after a step, expected {expected:R} ({scale} times the rate, decay {decay})");
            }
        }

        return null;
    }

    // What no loss depends on has no gradient, and no optimiser takes it: it does not decay either.
    private static bool Matters(Parameter<double> parameter, Func<double> lossOf)
    {
        double[] values = parameter.ToArray();
        double loss = lossOf();
        for (int i = 0; i < values.Length; i++)
            parameter[i] = values[i] + Math.Sin(i + 1);
        bool matters = lossOf() != loss;
        for (int i = 0; i < values.Length; i++)
            parameter[i] = values[i];
        return matters;
    }

    // Central differences of the loss of training. Where a step crosses a kink of an activation, a shorter one does not; where rounding hides a small slope, a longer one shows it.
    private static IEnumerable<(string Parameter, double Off)> Slopes(INetworkDriver<double> driver, double[][] inputs, Array[] targets)
    {
        double here = driver.ComputeGradients(inputs, targets);
        Dictionary<Parameter<double>, double[]> gradients = driver.Network.Parameters.Where(p => p.Trainable).ToDictionary(p => p, p => p.Gradient.ToArray());
        foreach ((Parameter<double> parameter, double[] gradient) in gradients)
        {
            double largest = Math.Max(gradient.Max(Math.Abs), 1e-6);
            int[] looked = [.. Enumerable.Range(0, Elements).Select(i => i * gradient.Length / Elements).Append(Array.FindIndex(gradient, g => Math.Abs(g) == largest)).Where(at => at >= 0).Distinct()];
            foreach (int at in looked)
            {
                double value = parameter[at];
                double off = double.PositiveInfinity;
                foreach (double step in new[] { 1e-6, 1e-7, 1e-5, 1e-4 })
                {
                    parameter[at] = value + step;
                    double above = driver.ComputeGradients(inputs, targets);
                    parameter[at] = value - step;
                    double below = driver.ComputeGradients(inputs, targets);
                    parameter[at] = value;
                    double hidden = Rounding * Math.Max(Math.Abs(above), Math.Abs(below)) / (2 * step);
                    off = Math.Min(off, Math.Max(0, Math.Abs(((above - below) / (2 * step)) - gradient[at]) - hidden) / largest);

                    // On a kink, as at a unit of which nothing but a bias of 0 is the sum, every slope between those of both sides is one.
                    if (step == 1e-6 && gradient[at] >= Math.Min(above - here, here - below) / step && gradient[at] <= Math.Max(above - here, here - below) / step)
                        off = 0;
                    if (off <= Limit)
                        break;
                }

                yield return ($"{parameter.Name}[{at}]", off);
            }
        }
    }

    private static long[] Trained(INetworkDriver<double> driver, double[][] inputs, int[][] lengths, Array[] targets, int threads)
    {
        driver.MaxThreads = threads;
        driver.Lengths = lengths;
        double loss = 0;
        for (int step = 0; step < 2; step++)
            loss = driver.TrainBatch(inputs, targets);
        return [.. driver.Network.Parameters.SelectMany(p => p.ToArray()).Append(loss).Select(BitConverter.DoubleToInt64Bits)];
    }

    private static Array TargetOf(DrawnValue value, DrawnTarget target, int seed) => target switch
    {
        DrawnTarget.Classes => Numbers.Classes(Rows * value.Length / value.Shape[^1], value.Shape[^1], seed),
        DrawnTarget.Probabilities => Array.ConvertAll(Numbers.Doubles(Rows * value.Length, seed), x => (x + 1) / 2),
        _ => Numbers.Doubles(Rows * value.Length, seed),
    };
}
