using System.Globalization;
using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Networks by chance: gradients of all their parameters are slopes of the loss, and a step is the same on any number of threads. Whatever fuses or shares is in it.</summary>
public sealed class RandomNetworkTests
{
    private const int Rows = 5;

    /// <summary>Of a tensor's largest gradient: with steps of 10⁻⁶ rounding leaves some 10⁻⁹ of the loss, which may be a hundred times a gradient.</summary>
    private const double Limit = 1e-5;

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
        CompiledNetworks compiled = NetworkCompiler.CompileFiles(networks.Select((network, i) => (Driven(network, i), $"namespace Network{i};\n\n{network.Text}")));
        Assert.Empty(networks.SelectMany((network, i) => Faults(network, () => compiled.Create<double>($"Network{i}.Net")).Select(fault => $"seed {first + i}: {fault}\n{network.Text}")));
    }

    private static DrivenNetwork Driven(RandomNetwork network, int index) => new("Net", network.IsDouble)
    {
        Namespace = "Network" + index,
        InputCount = network.Inputs.Count(),
        OutputCount = network.Outputs.Count,
        TargetsAreIndices = [.. network.Targets.Select(target => target.Target == DrawnTarget.Classes)],
    };

    private static IEnumerable<string> Faults(RandomNetwork network, Func<INetworkDriver<double>> create)
    {
        double[][] inputs = [.. network.Inputs.Select((input, i) => Numbers.Doubles(Rows * input.Length, i))];
        Array[] targets = [.. network.Targets.Select((target, i) => TargetOf(target.Of, target.Target, 10 + i))];
        INetworkDriver<double> driver = create();
        driver.SwitchRandomnessOff();
        foreach ((string parameter, double off) in Slopes(driver, inputs, targets))
        {
            if (!(off <= Limit))
                yield return string.Create(CultureInfo.InvariantCulture, $"{parameter} is off its slope by {off:G3} of the tensor's largest gradient");
        }

        long[] alone = Trained(create(), inputs, targets, threads: 1);
        foreach (int threads in new[] { 2, 5 })
        {
            if (!alone.AsSpan().SequenceEqual(Trained(create(), inputs, targets, threads)))
                yield return $"another step on {threads} threads";
        }
    }

    // Central differences of the loss of training. Where a step crosses a kink of an activation, a shorter or a longer one does not.
    private static IEnumerable<(string Parameter, double Off)> Slopes(INetworkDriver<double> driver, double[][] inputs, Array[] targets)
    {
        driver.ComputeGradients(inputs, targets);
        Dictionary<Parameter<double>, double[]> gradients = driver.Network.Parameters.Where(p => p.Trainable).ToDictionary(p => p, p => p.Gradient.ToArray());
        foreach ((Parameter<double> parameter, double[] gradient) in gradients)
        {
            double largest = Math.Max(gradient.Max(Math.Abs), 1e-6);
            int[] looked = [.. Enumerable.Range(0, Elements).Select(i => i * gradient.Length / Elements).Append(Array.FindIndex(gradient, g => Math.Abs(g) == largest)).Where(at => at >= 0).Distinct()];
            foreach (int at in looked)
            {
                double value = parameter[at];
                double off = double.PositiveInfinity;
                foreach (double step in new[] { 1e-6, 1e-7, 1e-5 })
                {
                    parameter[at] = value + step;
                    double above = driver.ComputeGradients(inputs, targets);
                    parameter[at] = value - step;
                    double below = driver.ComputeGradients(inputs, targets);
                    parameter[at] = value;
                    off = Math.Min(off, Math.Abs(((above - below) / (2 * step)) - gradient[at]) / largest);
                    if (off <= Limit)
                        break;
                }

                yield return ($"{parameter.Name}[{at}]", off);
            }
        }
    }

    private static long[] Trained(INetworkDriver<double> driver, double[][] inputs, Array[] targets, int threads)
    {
        driver.MaxThreads = threads;
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
