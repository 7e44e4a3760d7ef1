namespace DeepInit.Benchmarks.Workloads;

/// <summary>A chain of dense layers.</summary>
internal abstract class DenseWorkload : Workload
{
    /// <summary>Inputs, then the units of every layer.</summary>
    public abstract IReadOnlyList<int> Widths { get; }

    public override int InputLength => Widths[0];

    public override int OutputLength => Widths[^1];

    public override int ParameterCount => Products.Sum(product => (product.Inputs + 1) * product.Outputs);

    public override IReadOnlyList<Product> Products => [.. Widths.Zip(Widths.Skip(1), (inputs, outputs) => new Product(1, inputs, outputs))];
}
