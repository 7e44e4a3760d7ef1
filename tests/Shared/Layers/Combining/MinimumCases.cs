namespace DeepInit.Tests.Shared.Layers;

/// <summary>The smallest of values.</summary>
internal sealed class MinimumCases : OperatorCases
{
    public override string Kind => "Minimum";

    public override string? InConformanceCases => null;

    protected override double Combine(double[] values) => values.Min();
}
