using DeepInit.Runtime;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>What is asked alike of every optimiser and of all that stands around one, of networks of 96 inputs and 48 outputs: wide enough for threads to share a batch.</summary>
internal static class WideTraining
{
    private const int Inputs = 96;
    private const int Outputs = 48;

    /// <summary>Four steps at one, two and three threads come to the same bits.</summary>
    /// <param name="create">Makes the network.</param>
    /// <param name="inParts">Whether a step takes its batch in two parts.</param>
    public static void ThreadsDoNotChangeABit(Func<INetworkDriver<float>> create, bool inParts)
    {
        int rows = (int)(ThreadTeam.WorthSharing / (96 * 80)) + 8;
        float[] x = Numbers.Floats(rows * Inputs, 1), target = Numbers.Floats(rows * Outputs, 2);
        int[] alone = Trained(1);
        Assert.Equal(alone, Trained(2));
        Assert.Equal(alone, Trained(3));

        int[] Trained(int threads)
        {
            INetworkDriver<float> driver = create();
            driver.MaxThreads = threads;
            if (inParts)
                ((IPartwiseNetwork)driver.Network).MaxRowsPerPass = (rows / 2) + 1;
            for (int step = 0; step < 4; step++)
                driver.TrainBatch(x, target);
            return Bits(driver.Parameters);
        }
    }

    /// <summary>A training of three epochs that stopped after the first ends as one that did not stop.</summary>
    /// <param name="create">Makes the network.</param>
    /// <param name="schedule">The schedule of its rates; null for none.</param>
    public static void AStoppedOneGoesOnAsIfItHadNot(Func<ITrainableNetwork<float>> create, LearningRateSchedule? schedule = null)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var data = new Dataset<float>(Numbers.Floats(40 * Inputs, 1), Numbers.Floats(40 * Outputs, 2));
        try
        {
            Fit(1, path);
            Assert.Equal(Fit(3, null), Fit(3, path));
        }
        finally
        {
            File.Delete(path);
        }

        int[] Fit(int epochs, string? checkpoint)
        {
            ITrainableNetwork<float> network = create();
            network.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 16, Schedule = schedule, Checkpoint = checkpoint is null ? null : new CheckpointOptions(checkpoint) });
            return Bits(network.Parameters);
        }
    }

    /// <summary>Steps after the first ones allocate nothing.</summary>
    /// <param name="driver">The network.</param>
    public static void AStepTakesNoMemory(INetworkDriver<float> driver)
    {
        float[][] x = [Numbers.Floats(40 * Inputs, 1)];
        Array[] target = [Numbers.Floats(40 * Outputs, 2)];
        Assert.Equal(0, Allocations.Of(() => driver.TrainBatch(x, target), calls: 8));
    }

    // What trains, what predictions read, and what is remembered: a step after the last would show a state that was not read.
    private static int[] Bits(ParameterCollection<float> parameters) =>
    [
        .. Numbers.Values(parameters),
        .. parameters.SelectMany(p => p.OptimizerStateNames.SelectMany(state => p.OptimizerState(state).ToArray())).Select(BitConverter.SingleToInt32Bits),
        .. parameters.SelectMany(p => p.Inference.ToArray()).Select(BitConverter.SingleToInt32Bits),
    ];
}
