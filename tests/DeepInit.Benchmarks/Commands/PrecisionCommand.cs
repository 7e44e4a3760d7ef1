using System.Globalization;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Dense workloads in double precision, as a share of their speed in single precision, timed in turns.</summary>
internal static class PrecisionCommand
{
    private const int Rows = 256;

    public static int Run(Options options)
    {
        Console.WriteLine("workload  mode         threads      single       double   double's share of single's speed");
        foreach (int threads in options.Threads)
        {
            Compare("W1", new SeedDouble { MaxThreads = threads }, (n, x, y, _) => n.TrainBatch(x, y), (n, x, y) => n.Predict(x, y), threads);
            Compare("W3", new DigitsDouble { MaxThreads = threads }, (n, x, _, classes) => n.TrainBatch(x, classes), (n, x, y) => n.Predict(x, y), threads);
            Compare("W4", new MiddleDouble { MaxThreads = threads }, (n, x, _, classes) => n.TrainBatch(x, classes), (n, x, y) => n.Predict(x, y), threads);
            Compare("W5", new WideDouble { MaxThreads = threads }, (n, x, y, _) => n.TrainBatch(x, y), (n, x, y) => n.Predict(x, y), threads);
        }

        return 0;
    }

    private static void Compare<TNetwork>(string name, TNetwork network, Action<TNetwork, double[], double[], int[]> train, Action<TNetwork, double[], double[]> predict, int threads)
    {
        Workload workload = Workload.Of(name);
        foreach ((string mode, int rows) in new[] { ("train", workload.TrainingRows), ("infer_b1", 1), ("infer_b256", Rows) })
        {
            Session session = workload.Open(rows);
            session.Threads = threads;
            double[] x = Numbers(rows * workload.InputLength), y = Numbers(rows * workload.OutputLength);
            int[] classes = [.. Numbers(rows).Select(value => (int)(value * workload.OutputLength))];
            bool trains = mode == "train";
            double[] times = Interleaved.Minima(
                [
                    trains ? () => session.Train() : session.Predict,
                    trains ? () => train(network, x, y, classes) : () => predict(network, x, y),
                ],
                rounds: 60);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8}  {mode,-11}  {threads,7}  {times[0] / 1e3,8:F2} µs  {times[1] / 1e3,8:F2} µs   {times[0] / times[1]:P1}"));
        }
    }

    private static double[] Numbers(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }
}

/// <summary>W1 in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(100)]
[Dense(64, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class SeedDouble;

/// <summary>W3 in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class DigitsDouble;

/// <summary>W4 in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class MiddleDouble;

/// <summary>W5 in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(1024)]
[Dense(1024, Activation = ReLU)]
[Dense(1024, Activation = ReLU)]
[Dense(1024)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.01)]
internal sealed partial class WideDouble;
