namespace DeepInit.Tests.Shared.Layers;

/// <summary>The largest of values.</summary>
internal sealed class MaximumCases : OperatorCases
{
    public override string Kind => "Maximum";

    public override string? InConformanceCases => null;

    protected override double Combine(double[] values) => values.Max();
}
