namespace DeepInit.Tests.Shared.Layers;

/// <summary>The sum of the scalar products of each two values.</summary>
internal sealed class FactorizationMachineCases : PairwiseCases
{
    public override string Kind => "FactorizationMachine";

    protected override int Features(int values) => 1;

    protected override double[] Made(double[] products) => [products.Sum()];
}
