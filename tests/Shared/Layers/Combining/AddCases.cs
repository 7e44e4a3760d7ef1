namespace DeepInit.Tests.Shared.Layers;

/// <summary>The sum of values.</summary>
internal sealed class AddCases : OperatorCases
{
    public override string Kind => "Add";

    public override string InConformanceCases => "add";

    protected override double Combine(double[] values) => values.Sum();
}
