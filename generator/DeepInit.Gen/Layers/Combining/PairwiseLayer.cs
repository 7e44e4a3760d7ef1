using DeepInit.Gen.Collections;
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

    /// <summary>What makes the result of the values.</summary>
    protected abstract PairwiseForward Forward(Shape shape, EquatableArray<BufferUse> x, BufferUse y);

    /// <summary>What makes the gradient of one of them.</summary>
    protected abstract PairwiseBackward Backward(int input, Shape shape, BufferUse dy, EquatableArray<BufferUse> x, GradientUse dx);

    protected sealed override void PlanForward(PairwiseSpec spec, ForwardPlanner plan) => plan.Add(Forward(plan.InputShape(0), ValuesOf(plan), plan.Output));

    protected sealed override void PlanBackward(PairwiseSpec spec, BackwardPlanner plan)
    {
        for (int i = 0; i < plan.InputCount; i++)
        {
            if (plan.InputGradient(i) is { } dx)
            {
                plan.Add(Backward(i, plan.InputShape(0), plan.OutputGradient, ValuesOf(plan), dx));
            }
        }
    }

    private static EquatableArray<BufferUse> ValuesOf(LayerPlanner plan) => Enumerable.Range(0, plan.InputCount).Select(plan.Input).ToEquatableArray();
}

/// <summary>What was written for products of pairs.</summary>
internal sealed record PairwiseSpec(string Kind) : LayerSpec(Kind);
