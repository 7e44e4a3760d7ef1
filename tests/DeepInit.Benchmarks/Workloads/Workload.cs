namespace DeepInit.Benchmarks.Workloads;

/// <summary>A network, its batch and its loss, as all programs that are compared run it.</summary>
internal abstract class Workload
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Workload> All { get; } = [new W1Seed(), new W2Tiny(), new W3Digits(), new W4Middle(), new W5Wide(), new W6LeNet(), new W7ConvNet(), new W8ResNet(), new W9Recommender(), new W10Text(), new W11Gpt(), new W12Vae()];

    /// <summary>W1, W2, …</summary>
    public abstract string Name { get; }

    /// <summary>The class that the generator wrote.</summary>
    public abstract Type Network { get; }

    /// <summary>Rows of a training step.</summary>
    public abstract int TrainingRows { get; }

    /// <summary>Numbers per row of the input.</summary>
    public abstract int InputLength { get; }

    /// <summary>Numbers per row of the output.</summary>
    public abstract int OutputLength { get; }

    /// <summary>Trainable numbers.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>The matrix products of the forward pass, dense layers and convolutions; the first reads the network's input.</summary>
    public abstract IReadOnlyList<Product> Products { get; }

    /// <summary>Floating-point operations of a forward pass: two per multiply-add of the products.</summary>
    public double ForwardFlops(int rows) => 2 * rows * Products.Sum(product => product.MultiplyAdds);

    /// <summary>Those of a training step: forward, weight gradients, and input gradients of all layers but the first.</summary>
    public double TrainingFlops(int rows) => (3 * ForwardFlops(rows)) - (2 * rows * Products[0].MultiplyAdds);

    /// <summary>A new network with a batch of so many rows.</summary>
    public abstract Session Open(int rows);

    /// <summary>The workload of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Workload Of(string name) =>
        All.FirstOrDefault(w => string.Equals(w.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no workload '{name}'; expected {string.Join(", ", All.Select(w => w.Name))}.");
}

/// <summary>A matrix product of a layer.</summary>
/// <param name="Positions">How often a row of the batch makes it: pixels of a convolution's output, 1 for a dense layer.</param>
/// <param name="Inputs">What every output sums over: channels times taps of a kernel.</param>
/// <param name="Outputs">Units or filters.</param>
internal sealed record Product(int Positions, int Inputs, int Outputs)
{
    /// <summary>Multiply-adds per row.</summary>
    public double MultiplyAdds => (double)Positions * Inputs * Outputs;
}
