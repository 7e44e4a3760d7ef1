using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Prodigy by its paper's sums over all parameters, in plain loops: gradients are given, so that what d becomes is Prodigy's own doing.</summary>
public sealed class ProdigyTests
{
    private const string Layers = "[Network(Precision = Precision.Double)] [Input(5)] [Dense(7, Name = \"a\", UseBias = false)] [Dense(5, Name = \"b\", UseBias = false)] [Loss(Loss.MeanSquaredError)] ";

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        ("Usual", Layers + "[Prodigy(D0 = 1e-3, WeightDecay = 0.1)]", true),
        ("Corrected", Layers + "[Prodigy(D0 = 1e-3, Beta3 = 0.9, Coefficient = 2, GrowthRate = 1.02, BiasCorrection = true)]", true),
        ("Safeguarded", Layers + "[Prodigy(D0 = 1e-3, SafeguardWarmup = true)]", true),
    ]);

    [Theory]
    [InlineData("Usual", 0.1, 0.0, 1.0, double.PositiveInfinity, false, false)]
    [InlineData("Corrected", 0.0, 0.9, 2.0, 1.02, true, false)]
    [InlineData("Safeguarded", 0.0, 0.0, 1.0, double.PositiveInfinity, false, true)]
    public void StepsAreThoseOfThePaper(string name, double decay, double beta3, double coefficient, double growth, bool corrects, bool safeguards)
    {
        beta3 = beta3 > 0 ? beta3 : Math.Sqrt(0.999);
        INetworkDriver<double> driver = Networks.Create<double>(name);
        driver.ComputeGradients(new double[5], new double[5]);
        double[] start = [.. driver.Parameters["a.weight"].ToArray(), .. driver.Parameters["b.weight"].ToArray()];
        double[] goal = Numbers.Doubles(start.Length, 7);
        double[] p = [.. start], m = new double[start.Length], v = new double[start.Length], s = new double[start.Length];
        double d = 1e-3, largest = 1e-3, numerator = 0;
        for (int k = 1; k <= 30; k++)
        {
            double[] g = [.. p.Zip(goal, (at, to) => at - to)];
            double rate = d * (corrects ? Math.Sqrt(1 - Math.Pow(0.999, k)) / (1 - Math.Pow(0.9, k)) : 1);
            numerator = (beta3 * numerator) + (d / 1e-3 * rate * g.Select((gradient, i) => gradient * (start[i] - p[i])).Sum());
            for (int i = 0; i < p.Length; i++)
            {
                m[i] = (0.9 * m[i]) + (d * 0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (d * d * 0.001 * g[i] * g[i]);
                s[i] = (beta3 * s[i]) + (d / 1e-3 * (safeguards ? d : rate) * g[i]);
            }

            double estimate = coefficient * numerator / s.Sum(Math.Abs), next = d == 1e-3 ? Math.Max(d, estimate) : d;
            largest = Math.Max(largest, estimate);
            next = Math.Min(largest, next * growth);
            for (int i = 0; i < p.Length; i++)
                p[i] = (p[i] * (1 - (rate * decay))) - (rate * m[i] / (Math.Sqrt(v[i]) + (next * 1e-8)));
            d = next;

            driver.Parameters["a.weight"].Gradient.CopyFrom(g.AsSpan(0, 35));
            driver.Parameters["b.weight"].Gradient.CopyFrom(g.AsSpan(35));
            ((IGradientTrainableNetwork<double>)driver.Network).ApplyGradients();
            Assert.Equal(d, driver.Parameters.OptimizerNumbers["d"], 1e-12);
            double[] got = [.. driver.Parameters["a.weight"].ToArray(), .. driver.Parameters["b.weight"].ToArray()];
            Assert.All(p.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        }

        // It has found that the weights lie farther away.
        Assert.True(d > 1.5e-3);
    }

    // p0 is what the weights are when the first step begins, whoever has looked at it before, or has taken steps that were taken back.
    [Fact]
    public void TheStartIsThatOfTheFirstStep()
    {
        var data = new Dataset<double>(Numbers.Doubles(16 * 5, 1), Numbers.Doubles(16 * 5, 2));
        double[] Trained(Action<ITrainableNetwork<double>> before)
        {
            var network = (ITrainableNetwork<double>)Networks.CreateNetwork<double>("Usual");
            before(network);
            network.Parameters["a.weight"].CopyFrom(Numbers.Doubles(35, 3));
            double[] start = network.Parameters["a.weight"].ToArray();
            network.Fit(data, new FitOptions { BatchSize = 4, Epochs = 2 });
            Assert.Equal(start, network.Parameters["a.weight"].OptimizerState("p0").ToArray());
            return [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
        }

        double[] expected = Trained(_ => { });
        Assert.Equal(expected, Trained(network => network.FindLearningRate(data, new FindLearningRateOptions { BatchSize = 4 })));
        Assert.Equal(expected, Trained(network => network.Parameters["a.weight"].OptimizerState("p0")));
    }
}
