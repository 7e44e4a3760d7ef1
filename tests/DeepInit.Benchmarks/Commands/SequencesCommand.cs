using System.Globalization;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>
/// Training and prediction on rows with lengths such as sentences have (those of SST-2: 19 words in the mean, 52 at most), against the same rows as if all had the most steps: the ratio of times beside
/// the ratio of steps.
/// </summary>
internal static class SequencesCommand
{
    private const int Rows = 32;
    private const int Batches = 16;
    private const int Most = 52;

    public static int Run()
    {
        Console.WriteLine($"GRU 64 over up to {Most} steps of 64 numbers, then Dense 2; {Rows} rows, {Batches} batches in turn, one thread");
        Console.WriteLine("                        real lengths   all padded   time ratio   step ratio");
        int[][] lengths = [.. Enumerable.Range(0, Batches).Select(batch => Drawn(Rows, batch))];
        int[] full = [.. Enumerable.Repeat(Most, Rows)];
        double steps = Batches * Rows * Most / (double)lengths.Sum(batch => batch.Sum());
        float[] x = [.. Enumerable.Range(0, Rows * SentenceNetwork.InputSize).Select(i => (float)Math.Sin(i))], y = new float[Rows * SentenceNetwork.OutputSize];
        int[] classes = [.. Enumerable.Range(0, Rows).Select(row => row % 2)];
        var network = new SentenceNetwork { MaxThreads = 1 };
        int next = 0;
        int[] Next() => lengths[next++ % Batches];
        void Print(string what, Action ragged, Action padded)
        {
            // each timing goes through the batches many times
            double[] times = Interleaved.Minima([ragged, padded], milliseconds: 50);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} {times[0] / 1e6,11:F2} ms {times[1] / 1e6,9:F2} ms {times[1] / times[0],12:F2} {steps,12:F2}"));
        }

        Print("training step", () => network.TrainBatch(x, Next(), classes), () => network.TrainBatch(x, full, classes));
        Print("prediction", () => network.Predict(x, Next(), y), () => network.Predict(x, full, y));
        return 0;
    }

    // Two words and what three exponential waits add.
    private static int[] Drawn(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Math.Min(Most, 2 + (int)Enumerable.Range(0, 3).Sum(_ => -5.9 * Math.Log(1 - random.NextDouble()))))];
    }
}
