namespace DeepInit.Benchmarks.Workloads;

/// <summary>A network and the batch that it is measured on: the same one every step, so that no data loading is measured.</summary>
/// <param name="workload">What is run.</param>
/// <param name="rows">Rows of the batch.</param>
internal abstract class Session(Workload workload, int rows)
{
    private const int Seed = 3;

    /// <summary>Inputs between 0 and 1.</summary>
    protected float[] X { get; } = Numbers(rows * workload.InputLength);

    /// <summary>Where predictions go.</summary>
    protected float[] Y { get; } = new float[rows * workload.OutputLength];

    /// <summary>Targets between 0 and 1.</summary>
    protected float[] Targets { get; } = Numbers(rows * workload.OutputLength);

    /// <summary>A class per row.</summary>
    protected int[] Classes { get; } = [.. Numbers(rows).Select(x => (int)(x * workload.OutputLength))];

    /// <summary>The network.</summary>
    public abstract ITrainableNetwork<float> Network { get; }

    /// <summary>The most threads that one call may use.</summary>
    public abstract int Threads { set; }

    /// <summary>One optimiser step.</summary>
    public abstract float Train();

    /// <summary>One forward pass.</summary>
    public abstract void Predict();

    /// <summary>The forward pass of the same network on the same rows, with outputs of its own, so that several can run at once.</summary>
    public abstract Action PredictAside();

    /// <summary>Ids by chance, of a vocabulary of so many.</summary>
    protected static int[] Ids(int count, int vocabulary, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(Seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = random.NextSingle();
        return numbers;
    }
}
