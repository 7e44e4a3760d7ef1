using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>SOAP (Vyas et al. 2024): Adam in the basis of Shampoo's eigenvectors.</summary>
internal sealed class SOAPOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.SOAPAttribute";

    public override double DefaultLearningRate => 3e-3;

    public override (double Low, double High) LearningRateBand => (1e-4, 2e-2);

    public override double DefaultWeightDecay => 0.01;

    // Both averages are short as published, and are of different bases: neither has to be the longer one.
    public override IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [DecayConstant.First("Beta1", ((SOAPSpec)spec).Beta1)];

    public override string Formula(OptimizerSpec spec) =>
        "G' = Ql' G Qr; m = beta1 · m + (1 − beta1) · g; v = beta2 · v + (1 − beta2) · G'²; p −= rate · √(1 − beta2^(k−1)) / (1 − beta1^(k−1)) · Ql ((Ql' m Qr) / (√v + eps)) Qr'";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec)
    {
        var s = (SOAPSpec)spec;
        return new("SoapUpdate",
        [
            new("beta1", s.Beta1), new("beta2", s.Beta2), new("shampooBeta", s.ShampooBeta == 0 ? s.Beta2 : s.ShampooBeta), new("epsilon", s.Epsilon),
            new("frequency", s.PreconditionFrequency), new("largestSide", s.MaxPreconditionedSide),
        ]);
    }

    /// <summary>Four products on either side of a matrix: gradient and moment are projected, the step is projected back, the outer product; and for a new basis a product and twice as much for its QR.</summary>
    public override long ExtraOperations(OptimizerSpec spec, IReadOnlyList<int> shape)
    {
        if (shape.Count < 2)
        {
            return 0;
        }

        var s = (SOAPSpec)spec;
        long rows = shape[0], columns = shape.Skip(1).Aggregate(1L, (product, n) => product * n);
        long Side(long side) => side <= s.MaxPreconditionedSide ? (8 * side * rows * columns) + (6 * side * side * side / s.PreconditionFrequency) : 0;
        return Side(rows) + Side(columns);
    }

    public override long LargestState(OptimizerSpec spec, long room, IReadOnlyList<int> shape)
    {
        if (shape.Count < 2)
        {
            return room;
        }

        long Side(long side) => side <= ((SOAPSpec)spec).MaxPreconditionedSide ? side * side : 0;
        return Math.Max(room, Math.Max(Side(shape[0]), Side(shape.Skip(1).Aggregate(1L, (product, n) => product * n))));
    }

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec)
    {
        var s = (SOAPSpec)spec;
        return
        [
            Fraction("Beta1", s.Beta1),
            Fraction("Beta2", s.Beta2),
            Fraction("ShampooBeta", s.ShampooBeta),
            Positive("Epsilon", s.Epsilon),
            ("PreconditionFrequency", s.PreconditionFrequency, s.PreconditionFrequency >= 1, "at least 1"),
            ("MaxPreconditionedSide", s.MaxPreconditionedSide, s.MaxPreconditionedSide >= 0, "at least 0"),
        ];
    }

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new SOAPSpec(
        common,
        arguments.Double("Beta1", 0.95),
        arguments.Double("Beta2", 0.95),
        arguments.Double("ShampooBeta", 0),
        arguments.Double("Epsilon", 1e-8),
        arguments.Int32("PreconditionFrequency", 10),
        arguments.Int32("MaxPreconditionedSide", 10000));
}

internal sealed record SOAPSpec(CommonOptions Common, double Beta1, double Beta2, double ShampooBeta, double Epsilon, int PreconditionFrequency, int MaxPreconditionedSide)
    : OptimizerSpec("DeepInit.SOAPAttribute", Common);
