namespace DeepInit.Tests.Shared.Layers;

/// <summary>The mean of values.</summary>
internal sealed class AverageCases : OperatorCases
{
    public override string Kind => "Average";

    public override string? InConformanceCases => null;

    protected override double Combine(double[] values) => values.Average();
}
