namespace DeepInit.Tests.Shared.Layers;

/// <summary>The scalar products of each two values.</summary>
internal sealed class PairwiseDotCases : PairwiseCases
{
    public override string Kind => "PairwiseDot";

    protected override int Features(int values) => values * (values - 1) / 2;

    protected override double[] Made(double[] products) => products;
}
