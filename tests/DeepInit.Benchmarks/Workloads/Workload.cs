namespace DeepInit.Benchmarks.Workloads;

/// <summary>A network, its batch and its loss, as all programs that are compared run it.</summary>
internal abstract class Workload
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Workload> All { get; } = [new W1Seed(), new W2Tiny(), new W3Digits(), new W4Middle(), new W5Wide()];

    /// <summary>W1, W2, …</summary>
    public abstract string Name { get; }

    /// <summary>The class that the generator wrote.</summary>
    public abstract Type Network { get; }

    /// <summary>Rows of a training step.</summary>
    public abstract int TrainingRows { get; }

    /// <summary>Inputs, then the units of every dense layer.</summary>
    public abstract IReadOnlyList<int> Widths { get; }

    /// <summary>Weights and biases.</summary>
    public int ParameterCount => Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs);

    /// <summary>The dense layers.</summary>
    public IEnumerable<(int Inputs, int Outputs)> Layers => Widths.Zip(Widths.Skip(1));

    /// <summary>Floating-point operations of a forward pass: two per multiply-add of the products.</summary>
    public double ForwardFlops(int rows) => 2.0 * rows * Layers.Sum(layer => (double)layer.Inputs * layer.Outputs);

    /// <summary>Those of a training step: forward, weight gradients, and input gradients of all layers but the first.</summary>
    public double TrainingFlops(int rows) => (3 * ForwardFlops(rows)) - (2.0 * rows * Widths[0] * Widths[1]);

    /// <summary>A new network with a batch of so many rows.</summary>
    public abstract Session Open(int rows);

    /// <summary>The workload of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Workload Of(string name) =>
        All.FirstOrDefault(w => string.Equals(w.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no workload '{name}'; expected {string.Join(", ", All.Select(w => w.Name))}.");
}
