using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Normal, but for zeros in each column. Martens 2010.</summary>
internal sealed class SparseInitializer : InitializerKind
{
    public override Init Init => Init.Sparse;

    public override string Word => "sparse normal";

    public override bool NeedsMatrix => true;

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Sparsity), nameof(InitSpec.Sigma)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        target.Window.Count > 0 ? "it has more than two axes, and so no columns that are an input's"
        : spec.Sparsity is not (>= 0 and < 1) ? $"its sparsity is {Short(spec.Sparsity)}, but must be in [0, 1)"
        : spec.Sigma is not (>= 0 and < double.PositiveInfinity) ? $"its sigma is {Short(spec.Sigma)}, but must be finite and at least 0"
        : null;

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target)
    {
        double zeros = Math.Ceiling(spec.Sparsity * target.Rows);
        double sigma = spec.Sigma * Math.Sqrt(1 - (zeros / target.Rows));
        return Make(InitCall.Sparse, sigma, $"{Short(spec.Sigma)} · √({target.Rows - zeros} / {target.Rows})", target.Rows, target.Columns, zeros, spec.Sigma);
    }
}
