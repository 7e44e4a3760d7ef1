using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>Adagrad with one sum for each row of a table, as TorchRec has it.</summary>
internal sealed class RowwiseAdagradOptimizer : WholeTensorOptimizer
{
    public override string Attribute => "DeepInit.RowwiseAdagradAttribute";

    public override double DefaultLearningRate => 0.01;

    // As Adagrad's: the first step of a row has the size of the rate.
    public override (double Low, double High) LearningRateBand => (1e-4, 0.5);

    public override string Formula(OptimizerSpec spec) => "sum = sum + mean of g² over the row; p −= rate · g / (√sum + eps)";

    public override RuntimeUpdate WholeTensor(OptimizerSpec spec) => new("RowwiseAdagradUpdate", [new("epsilon", ((RowwiseAdagradSpec)spec).Epsilon)]);

    protected override IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec) => [Positive("Epsilon", ((RowwiseAdagradSpec)spec).Epsilon)];

    protected override OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common) => new RowwiseAdagradSpec(common, arguments.Double("Epsilon", 1e-8));
}

internal sealed record RowwiseAdagradSpec(CommonOptions Common, double Epsilon) : OptimizerSpec("DeepInit.RowwiseAdagradAttribute", Common);
