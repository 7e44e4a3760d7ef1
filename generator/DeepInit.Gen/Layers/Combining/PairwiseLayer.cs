using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer of the scalar products of each two of several values of one shape.</summary>
internal abstract class PairwiseLayer : CombiningLayer<PairwiseSpec>
{
    public override bool SumsProducts => true;

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        inputs.All(input => input is { Low: >= 0 }) ? (0, double.PositiveInfinity)
        : inputs.Any(input => input is null) ? null
        : (double.NegativeInfinity, double.PositiveInfinity);

    protected override (string Words, Func<int, bool> Fits)? Counts => ("at least two values", count => count >= 2);

    protected override PairwiseSpec ParseSpec(AttributeArguments arguments) => new(Attribute) { From = arguments.Strings(0) };

    /// <summary>Σ over pairs of the product of their second moments: those of the products of independent values, for each unit.</summary>
    protected static double OverPairs(IReadOnlyList<double> moments) => (Math.Pow(moments.Sum(), 2) - moments.Sum(moment => moment * moment)) / 2;

    /// <summary>How many pairs there are of some values.</summary>
    protected static int Pairs(int values) => values * (values - 1) / 2;

    /// <summary>The values of all inputs, as operands x0, x1, ….</summary>
    protected static BufferUse[] ValuesOf(LayerPlanner plan) => [.. Enumerable.Range(0, plan.InputCount).Select(plan.Input)];
}

/// <summary>What was written for products of pairs.</summary>
internal sealed record PairwiseSpec(string Kind) : LayerSpec(Kind);
