namespace DeepInit.Tests.Shared.Layers;

/// <summary>The product of values.</summary>
internal sealed class MultiplyCases : OperatorCases
{
    public override string Kind => "Multiply";

    public override string InConformanceCases => "multiply";

    protected override double Combine(double[] values) => values.Aggregate((a, b) => a * b);
}
