using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Learned positions, as in GPT and BERT: y[t] = x[t] + w[t].</summary>
internal sealed class PositionEmbeddingLayer : PositionLayer<PositionEmbeddingSpec>
{
    public override string Attribute => "DeepInit.PositionEmbeddingAttribute";

    // What is learned may be anything.
    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) => (double.NegativeInfinity, double.PositiveInfinity);

    protected override PositionEmbeddingSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Int32("SequenceLength", 0), arguments.Boolean("Trainable", true), WeightedArguments.ParseInit(arguments));

    protected override void Check(PositionEmbeddingSpec spec, string described, int steps, Issues issues)
    {
        if (spec.SequenceLength != 0 && spec.SequenceLength < steps)
        {
            string suggestion = steps.ToString(System.Globalization.CultureInfo.InvariantCulture);
            issues.Suggest(Rules.OutOfDomain, "SequenceLength", suggestion, "SequenceLength", described, spec.SequenceLength, $"at least {suggestion}, the steps that it reads");
        }
    }

    protected override IEnumerable<ParameterRequest> Parameters(PositionEmbeddingSpec spec, IReadOnlyList<Value> inputs)
    {
        Shape input = inputs[0].Shape;
        int positions = Math.Max(spec.SequenceLength, input.Positions);
        yield return new("weight", ParameterPurpose.Position, new([positions, input.Features]), ParameterLayout.Table, new(input.Features, positions), spec.Init, spec.Trainable);
    }

    protected override PositionTable TableOf(PositionEmbeddingSpec spec, LayerPlanner plan) => new LearnedPositions(plan.Parameter("weight").Index);

    protected override void PlanTableGradient(PositionEmbeddingSpec spec, PositionSteps steps, BackwardPlanner plan)
    {
        if (plan.Trains("weight"))
        {
            ParameterPlan table = plan.Parameter("weight");
            plan.Add(new PositionGradient(steps, table.Shape[0], plan.OutputGradient, plan.GradientOf(table)));
        }
    }

    protected override string Describe(PositionEmbeddingSpec spec) => spec.SequenceLength > 0 ? $"PositionEmbedding, {spec.SequenceLength} positions" : "PositionEmbedding";
}

/// <summary>What was written for learned positions.</summary>
/// <param name="SequenceLength">Rows of the table; 0 for the steps that it reads.</param>
internal sealed record PositionEmbeddingSpec(int SequenceLength, bool Trainable, InitSpec Init)
    : LayerSpec("DeepInit.PositionEmbeddingAttribute");
