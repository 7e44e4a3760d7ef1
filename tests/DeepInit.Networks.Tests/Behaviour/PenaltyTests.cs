using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Penalties on weights, L1 and L2 of <c>[Parameter]</c>: what they add to losses and gradients, by plain loops beside the same network without them.</summary>
public sealed class PenaltyTests
{
    private const string Head = "[Network(Precision = Precision.Double)] [Input(5)] ";
    private const string Layers = "[Dense(17, Name = \"a\", Activation = Activation.Tanh)] [Dense(3, Name = \"b\")] [Loss(Loss.MeanSquaredError)] ";
    private const string Penalties = " [Parameter(\"*.weight\", L1 = 0.3, L2 = 0.2)] [Parameter(\"b.weight\", L1 = 0)] [Parameter(\"a.bias\", L2 = 0.7)]";

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        (new DrivenNetwork("Free", true), Head + Layers + "[SGD(LearningRate = 0.1)]"),
        (new DrivenNetwork("Punished", true), Head + Layers + "[SGD(LearningRate = 0.1)]" + Penalties),
        (new DrivenNetwork("Sharp", true), Head + Layers + "[SGD(LearningRate = 0.1)] [SAM(0.2)]" + Penalties),
        (new DrivenNetwork("Untrained", true) { Trains = false }, Head + Layers + Penalties),
        (new DrivenNetwork("Averaged", true), Head + Layers + "[SGD(LearningRate = 0.1)] [ExponentialMovingAverage(0.5)]" + Penalties),
    ]);

    private static double[] X { get; } = Numbers.Doubles(8 * 5, 1);

    private static double[] Y { get; } = Numbers.Doubles(8 * 3, 2);

    [Fact]
    public void ALossHasThePenaltyInItAndAGradientItsDerivative()
    {
        INetworkDriver<double> free = Started("Free");
        double expected = free.ComputeGradients(X, Y) + Penalty(free);
        foreach (string name in new[] { "Punished", "Untrained", "Sharp" })
        {
            INetworkDriver<double> driver = Started(name);
            if (name != "Sharp")
            {
                Assert.Equal(expected, driver.ComputeGradients(X, Y), 1e-13);
                foreach (Parameter<double> parameter in free.Parameters)
                    AssertClose(Punished(parameter, parameter.Gradient.ToArray()), driver.Parameters[parameter.Name].Gradient.ToArray());
            }

            Assert.Equal(expected, driver.ComputeLoss(X, Y), 1e-13);
        }
    }

    [Fact]
    public void AStepMovesByBoth()
    {
        INetworkDriver<double> free = Started("Free"), punished = Started("Punished");
        free.ComputeGradients(X, Y);
        punished.TrainBatch(X, Y);
        foreach (Parameter<double> parameter in free.Parameters)
            AssertClose([.. parameter.ToArray().Zip(Punished(parameter, parameter.Gradient.ToArray()), (p, g) => p - (0.1 * g))], punished.Parameters[parameter.Name].ToArray());
    }

    [Fact]
    public void ABatchInPartsIsPunishedOnce()
    {
        INetworkDriver<double> whole = Started("Punished"), parts = Started("Punished");
        ((IPartwiseNetwork)parts.Network).MaxRowsPerPass = 3;
        Assert.Equal(whole.TrainBatch(X, Y), parts.TrainBatch(X, Y), 1e-13);
        foreach (Parameter<double> parameter in whole.Parameters)
            AssertClose(parameter.ToArray(), parts.Parameters[parameter.Name].ToArray());
    }

    // The gradient at p + 0.2 · g / ‖g‖, g with the penalty in it, and so is the gradient there.
    [Fact]
    public void TheSecondPassOfAStepIsPunishedWhereItIs()
    {
        INetworkDriver<double> free = Started("Free"), sharp = Started("Sharp");
        free.ComputeGradients(X, Y);
        double[][] start = [.. free.Parameters.Select(parameter => parameter.ToArray())];
        double[][] first = [.. free.Parameters.Select(parameter => Punished(parameter, parameter.Gradient.ToArray()))];
        double norm = Math.Sqrt(first.Sum(gradient => gradient.Sum(g => g * g)));
        foreach ((Parameter<double> parameter, int i) in free.Parameters.Select((parameter, i) => (parameter, i)))
            parameter.CopyFrom([.. start[i].Zip(first[i], (p, g) => p + (0.2 * g / norm))]);
        free.ComputeGradients(X, Y);
        sharp.TrainBatch(X, Y);
        foreach ((Parameter<double> parameter, int i) in free.Parameters.Select((parameter, i) => (parameter, i)))
            AssertClose([.. start[i].Zip(Punished(parameter, parameter.Gradient.ToArray()), (p, g) => p - (0.1 * g))], sharp.Parameters[parameter.Name].ToArray());
    }

    [Fact]
    public void EvaluationPunishesTheWeightsThatPredict()
    {
        INetworkDriver<double> driver = Started("Averaged"), free = Started("Free");
        driver.TrainBatch(X, Y);
        driver.TrainBatch(X, Y);
        foreach (Parameter<double> parameter in driver.Parameters)
            free.Parameters[parameter.Name].CopyFrom(parameter.Inference.ToArray());
        Assert.Equal(free.ComputeLoss(X, Y) + Penalty(free), driver.ComputeLoss(X, Y), 1e-13);
    }

    // Over batches of 5 and 3 rows the penalty is the mean over rows, as the data's loss is.
    [Fact]
    public void AnEpochsLossHasThePenaltyInItOnce()
    {
        INetworkDriver<double> free = Started("Free"), driver = Started("Punished");
        var network = (ITrainableNetwork<double>)driver.Network;
        double loss = network.Evaluate(new Dataset<double>(X, Y), batchSize: 5).Loss;
        Assert.Equal(free.ComputeLoss(X, Y) + Penalty(free), loss, 1e-12);
    }

    // Two machines with 5 and 3 of the rows add up their gradients.
    [Fact]
    public void MachinesThatAddGradientsShareThePenalty()
    {
        INetworkDriver<double> whole = Started("Punished");
        whole.TrainBatch(X, Y);
        double[][] sums = [.. whole.Parameters.Select(parameter => new double[parameter.Count])];
        foreach ((int first, int rows) in new[] { (0, 5), (5, 3) })
        {
            INetworkDriver<double> machine = Started("Punished");
            var hook = new Adding(8, sums);
            ((ITrainableNetwork<double>)machine.Network).Fit(
                new Dataset<double>(X[(first * 5)..((first + rows) * 5)], Y[(first * 3)..((first + rows) * 3)]), new FitOptions { Epochs = 1, BatchSize = 8, Shuffle = false, GradientHook = hook });
        }

        INetworkDriver<double> start = Started("Free");
        foreach ((Parameter<double> parameter, int i) in start.Parameters.Select((parameter, i) => (parameter, i)))
            AssertClose([.. parameter.ToArray().Zip(sums[i], (p, g) => p - (0.1 * g))], whole.Parameters[parameter.Name].ToArray());
    }

    private static INetworkDriver<double> Started(string name)
    {
        INetworkDriver<double> driver = Networks.Create<double>(name);
        int seed = 10;
        foreach (Parameter<double> parameter in driver.Parameters)
        {
            double[] values = Numbers.Doubles(parameter.Count, seed++);
            values[0] = 0;
            parameter.CopyFrom(values);
        }

        return driver;
    }

    private static (double L1, double L2) Factors(string name) => name switch
    {
        "a.weight" => (0.3, 0.2),
        "b.weight" => (0, 0.2),
        "a.bias" => (0, 0.7),
        _ => (0, 0),
    };

    private static double Penalty(INetworkDriver<double> driver) => driver.Parameters.Sum(parameter =>
        parameter.ToArray().Sum(w => (Factors(parameter.Name).L1 * Math.Abs(w)) + (Factors(parameter.Name).L2 * w * w)));

    private static double[] Punished(Parameter<double> parameter, double[] gradient) =>
        [.. parameter.ToArray().Zip(gradient, (w, g) => g + (Factors(parameter.Name).L1 * Math.Sign(w)) + (2 * Factors(parameter.Name).L2 * w))];

    private static void AssertClose(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-13));

    private sealed class Adding(double divisor, double[][] sums) : IGradientHook<double>, IDivisorHook
    {
        public void OnDivisors(Span<double> divisors) => divisors.Fill(divisor);

        public void OnGradients(GradientStep<double> step)
        {
            foreach ((Parameter<double> parameter, int i) in step.Parameters.Select((parameter, i) => (parameter, i)))
            {
                double[] gradient = parameter.Gradient.ToArray();
                for (int k = 0; k < gradient.Length; k++)
                    sums[i][k] += gradient[k];
            }
        }
    }
}
