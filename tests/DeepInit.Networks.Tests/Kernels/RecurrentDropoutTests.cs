#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn
using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Runtime;
using DeepInit.Tests.Shared.Layers;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Dropout of recurrent layers: the loss of a training step is that of plain loops with the very masks, and gradients are its slopes.</summary>
public sealed class RecurrentDropoutTests
{
    private const int Rows = 5, Steps = 6, Channels = 3, Units = 5;

    private static readonly int[] Lengths = [3, 6, 1, 0, 4];

    private static readonly double[] X = Numbers.Doubles(Rows * Steps * Channels, 2);

    public static TheoryData<string> Kinds => ["GRU", "LSTM", "SimpleRNN", "ResetBefore"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AStepIsThatOfPlainLoopsWithItsMasks(string kind)
    {
        (INetwork<double> network, Func<double[], double> loss) = Even(kind);
        double[] expected = Naive(network, kind, [.. Enumerable.Repeat(Steps, Rows)], layers: 1, directions: 1);
        double[] target = Numbers.Doubles(expected.Length, 3);

        Assert.Equal(MeanSquare(expected, target), loss(target), 1e-12);
    }

    [Fact]
    public void LayersAndDirectionsHaveMasksOfTheirOwn()
    {
        var network = new DroppedBothWays(7);
        double[] expected = Naive(network, "GRU", Lengths, layers: 2, directions: 2), target = Numbers.Doubles(expected.Length, 3);

        Assert.Equal(MeanSquare(expected, target), network.ComputeGradients(X, Lengths, target), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GradientsAreTheSlopesOfTheLoss(string kind)
    {
        (INetwork<double> network, Func<double[], double> loss) = Even(kind);
        double[] target = Numbers.Doubles(Rows * Units, 3);
        AttentionTests.AssertSlopes(network, () => loss(target));
    }

    [Fact]
    public void GradientsOverLengthsAreTheSlopesOfTheLoss()
    {
        var network = new DroppedBothWays(7);
        double[] target = Numbers.Doubles(Rows * DroppedBothWays.OutputSize, 3);
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(X, Lengths, target));
        var cell = new DroppedSteps(7);
        double[] ofSteps = Numbers.Doubles(Rows * DroppedSteps.OutputSize, 3);
        AttentionTests.AssertSlopes(cell, () => cell.ComputeGradients(X, Lengths, ofSteps));
    }

    [Fact]
    public void AMaskOfRowsHasAPlaceOfItsOwnBesideSteps()
    {
        var network = new DroppedEnds(7);
        double[] target = Numbers.Doubles(Rows * DroppedEnds.OutputSize, 3);
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(X, Lengths, target));
    }

    [Fact]
    public void NothingIsDroppedInPredictionOrWhereItIsSwitchedOff()
    {
        var network = new DroppedGRU(7);
        double[] expected = network.Predict(X);
        double dropped = network.ComputeGradients(X, expected);
        network.IsRandomized = false;

        Assert.NotEqual(0, dropped);
        Assert.Equal(0, network.ComputeGradients(X, expected), 1e-24);
        Assert.Equal(0, network.ComputeLoss(X, expected), 1e-24);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void StepsComeToTheSameBitsAtAnyNumberOfThreads(int threads)
    {
        double[] target = Numbers.Doubles(Rows * DroppedBothWays.OutputSize, 3);
        double[] Trained(int count)
        {
            var network = new DroppedBothWays(7) { MaxThreads = count };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(X, Lengths, target);
            return network.Predict(X, Lengths);
        }

        Assert.Equal(Trained(1), Trained(threads));
    }

    private static (INetwork<double> Network, Func<double[], double> Loss) Even(string kind)
    {
        switch (kind)
        {
            case "GRU":
                var gru = new DroppedGRU(7);
                return (gru, target => gru.ComputeGradients(X, target));
            case "LSTM":
                var lstm = new DroppedLSTM(7);
                return (lstm, target => lstm.ComputeGradients(X, target));
            case "SimpleRNN":
                var plain = new DroppedRNN(7);
                return (plain, target => plain.ComputeGradients(X, target));
            default:
                var before = new DroppedBefore(7);
                return (before, target => before.ComputeGradients(X, target));
        }
    }

    // The last states of all rows.
    private static double[] Naive(INetwork<double> network, string kind, int[] lengths, int layers, int directions)
    {
        RecurrentCases cases = LayerCaseCatalog.Kinds.OfType<RecurrentCases>().Single(cases => cases.Kind == (kind == "ResetBefore" ? "GRU" : kind));
        double[] P(string role) => network.Parameters.Single(parameter => parameter.Name.EndsWith("." + role, StringComparison.Ordinal)).ToArray();
        return
        [
            .. lengths.SelectMany((length, row) => cases.Go(
                [.. X.Skip(row * Steps * Channels).Take(length * Channels).Chunk(Channels)],
                Units,
                kind == "ResetBefore" ? "ResetAfter = false" : "",
                layers,
                directions,
                reverse: false,
                P,
                (_, _, _) => new double[Units],
                NaiveActivation.Of("Tanh"),
                (ofState, suffix) => Mask(row, ofState, suffix, directions)).Last),
        ];
    }

    // A mask has panels of 16 numbers of each row; the masks of a part have numbers of their own.
    private static double[] Mask(int row, bool ofState, string suffix, int directions)
    {
        int layer = suffix[2] - '0', part = (layer * directions) + (suffix.EndsWith("_reverse", StringComparison.Ordinal) ? 1 : 0);
        int features = ofState ? Units : layer == 0 ? Channels : directions * Units;
        var mask = new double[Rows * 16];
        DropoutMask.Fill(mask, ofState ? 0.4 : 0.25, seed: 7, layer: (1 + (2 * part) + (ofState ? 1 : 0)) << 16, step: 0, firstIndex: 0);
        return [.. mask.Skip(row * 16).Take(features)];
    }

    private static double MeanSquare(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Average();
}

/// <summary>Drops channels and units.</summary>
[Network(Precision = Precision.Double)]
[Input(6, 3)]
[GRU(5, Dropout = 0.25, RecurrentDropout = 0.4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedGRU;

/// <summary>Its memory is not dropped.</summary>
[Network(Precision = Precision.Double)]
[Input(6, 3)]
[LSTM(5, Dropout = 0.25, RecurrentDropout = 0.4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedLSTM;

/// <summary>The plain layer.</summary>
[Network(Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRNN(5, Dropout = 0.25, RecurrentDropout = 0.4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedRNN;

/// <summary>Its last gate reads the state after the reset gate.</summary>
[Network(Precision = Precision.Double)]
[Input(6, 3)]
[GRU(5, ResetAfter = false, Dropout = 0.25, RecurrentDropout = 0.4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedBefore;

/// <summary>Four parts, each with masks of its own, over rows with lengths of their own.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 6, 3, Lengths = true)]
[GRU(5, Layers = 2, Bidirectional = true, Dropout = 0.25, RecurrentDropout = 0.4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedBothWays;

/// <summary>Every step, of cells that keep more than the state; more units than a panel.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 6, 3, Lengths = true)]
[Dense(4, Name = "read")]
[GRU(18, ResetAfter = false, ReturnSequences = true, Dropout = 0.25, RecurrentDropout = 0.4)]
[LSTM(17, ReturnSequences = true, RecurrentDropout = 0.4)]
[SimpleRNN(3, ReturnSequences = true, Dropout = 0.25)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedSteps;

/// <summary>A dropout layer where steps have ended.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 6, 3, Lengths = true)]
[GRU(5)]
[Dropout(0.4)]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class DroppedEnds;
