using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>L-BFGS with a strong Wolfe line search (Liu &amp; Nocedal 1989): curvature from the last steps, several passes of all rows for each.</summary>
internal sealed class LBFGSOptimizer : WholeTensorOptimizer
{
    /// <summary>A pair is two copies of all parameters, and a step goes through all pairs twice.</summary>
    private const int MostPairs = 10000;

    public override string Attribute => "DeepInit.LBFGSAttribute";

    public override double DefaultLearningRate => 1;

    public override bool DefaultDecoupled => false;

    // The first point of a line search, which goes on from any.
    public override (double Low, double High) LearningRateBand => (0, double.PositiveInfinity);

    public override bool IsAdaptive => false;

    public override bool RemembersNumbers(OptimizerSpec spec) => true;

    public override UpdateMode ModeOf(OptimizerSpec spec) => UpdateMode.Passes;

    public override string Formula(OptimizerSpec spec)
    {
        var s = (LBFGSSpec)spec;
        return $"p −= t · H · g, H of the last {s.HistorySize} pairs s = t · d, y = g − the gradient before; t by a line search from the rate on, until the strong Wolfe conditions hold; up to {s.MaxIterations} such steps at once";
    }

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (LBFGSSpec)spec;
        return new(
            "LbfgsUpdate",
            [
                new("maxIterations", s.MaxIterations), new("maxEvaluations", s.MaxEvaluations), new("historySize", s.HistorySize),
                new("toleranceGradient", s.ToleranceGradient), new("toleranceChange", s.ToleranceChange),
            ]);
    }

    public override long LargestState(OptimizerSpec spec, long room, IReadOnlyList<int> shape) => ((LBFGSSpec)spec).HistorySize * room;

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (LBFGSSpec)spec;
        return
        [
            ("MaxIterations", s.MaxIterations, s.MaxIterations >= 1, "at least 1"),
            ("MaxEvaluations", s.MaxEvaluations, s.MaxEvaluations >= 1, "at least 1"),
            ("HistorySize", s.HistorySize, s.HistorySize is >= 1 and <= MostPairs, $"1 to {MostPairs}"),
            NotNegative("ToleranceGradient", s.ToleranceGradient),
            NotNegative("ToleranceChange", s.ToleranceChange),
            ("WeightDecay", s.WeightDecay, s.WeightDecay == 0, "left out: a line search goes by the loss, which decay is no part of; L2 of [Parameter] is"),
            ("GlobalClipNorm", s.GlobalClipNorm, s.GlobalClipNorm == 0, "left out: a line search needs the gradient as it is"),
            ("ClipValue", s.ClipValue, s.ClipValue == 0, "left out: a line search needs the gradient as it is"),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new LBFGSSpec(
        common,
        arguments.Int32("MaxIterations", 20),
        arguments.Int32("MaxEvaluations", 25),
        arguments.Int32("HistorySize", 100),
        arguments.Double("ToleranceGradient", 1e-7),
        arguments.Double("ToleranceChange", 1e-9));
}

internal sealed record LBFGSSpec(CommonOptions Common, int MaxIterations, int MaxEvaluations, int HistorySize, double ToleranceGradient, double ToleranceChange)
    : OptimizerSpec("DeepInit.LBFGSAttribute", Common);
