using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Optimizers;

/// <summary>What Muon and NorMuon share: they orthogonalise the momentum of hidden matrices, and another optimiser moves the rest.</summary>
internal abstract class MuonFamily : WholeTensorOptimizer
{
    public override bool TakesMatricesAlone => true;

    public override double DefaultLearningRate => 0.02;

    public override (double Low, double High) LearningRateBand => (2e-3, 0.2);

    // A step as large as AdamW's takes AdamW's rates.
    public override (double Low, double High) BandOf(OptimizerSpec spec) => ((MuonFamilySpec)spec).Iteration.MatchesRms ? (1e-5, 3e-2) : LearningRateBand;

    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.First("Momentum", ((MuonFamilySpec)spec).Iteration.Momentum)];

    public override string Formula(OptimizerSpec spec)
    {
        Iteration s = ((MuonFamilySpec)spec).Iteration;
        string direction = s.Nesterov ? "(1 − momentum) · g + momentum · b" : "b";
        string factor = s.MatchesRms ? "0.2 · √max(rows, columns)" : "√max(1, rows / columns)";
        return $"b = momentum · b + (1 − momentum) · g; X = M / (‖M‖ + eps), M = {direction}; {s.Steps} times A = X Xᵀ, X = a · X + (b · A + c · A²) X; p −= rate · {factor} · X";
    }

    /// <summary>Two products of half their work for A and A², one whole, for every iteration.</summary>
    public override long ExtraOperations(OptimizerSpec spec, IReadOnlyList<int> shape)
    {
        long rows = shape[0], columns = shape.Skip(1).Aggregate(1L, (product, n) => product * n);
        (long shorter, long longer) = (Math.Min(rows, columns), Math.Max(rows, columns));
        return ((MuonFamilySpec)spec).Iteration.Steps * ((3 * shorter * shorter * longer) + (shorter * shorter * shorter));
    }

    protected static IEnumerable<RuntimeArgument> Arguments(MuonFamilySpec spec)
    {
        Iteration s = spec.Iteration;
        return
        [
            new("momentum", s.Momentum), new("nesterov", s.Nesterov), new("steps", s.Steps), new("a", s.A), new("b", s.B), new("c", s.C), new("epsilon", s.Epsilon),
            new("matchesRms", s.MatchesRms),
        ];
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        Iteration s = ((MuonFamilySpec)spec).Iteration;
        bool Finite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
        return
        [
            Fraction("Momentum", s.Momentum),
            ("Iterations", s.Steps, s.Steps is >= 1 and <= 100, "from 1 to 100"),
            ("CoefficientA", s.A, Finite(s.A), "a finite number"),
            ("CoefficientB", s.B, Finite(s.B), "a finite number"),
            ("CoefficientC", s.C, Finite(s.C), "a finite number"),
            Positive("Epsilon", s.Epsilon),
        ];
    }

    /// <summary>The options that both have.</summary>
    internal sealed record Iteration(double Momentum, bool Nesterov, int Steps, double A, double B, double C, double Epsilon, bool MatchesRms)
    {
        public static Iteration Parse(AttributeArguments arguments) => new(
            arguments.Double("Momentum", 0.95),
            arguments.Boolean("Nesterov", true),
            arguments.Int32("Iterations", 5),
            arguments.Double("CoefficientA", 3.4445),
            arguments.Double("CoefficientB", -4.775),
            arguments.Double("CoefficientC", 2.0315),
            arguments.Double("Epsilon", 1e-7),
            arguments.Boolean("MatchRmsAdamW", false));
    }
}

internal abstract record MuonFamilySpec(string Kind, CommonOptions Common, MuonFamily.Iteration Iteration)
    : OptimizerSpec(Kind, Common);
