using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Each id becomes its row of the table: y = w[id], or √units · w[id].</summary>
internal sealed class EmbeddingLayer : TableLayer
{
    public override string Attribute => "DeepInit.EmbeddingAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    protected override double? RowScale(TableSpec spec) => ScaleOf(spec);

    protected override TableSpec ParseSpec(AttributeArguments arguments) => ParseTable(arguments, arguments.Boolean("ScaleBySqrt", false), mode: null);

    protected override int BagSize(Shape ids) => 1;

    protected override bool FindsEach => true;

    protected override double Spread(TableSpec spec, Shape ids) => spec.ScaleBySqrt ? spec.Units : 1;

    // One id for each row of the batch is no sequence.
    protected override Shape Looked(Shape ids, int units) => ids.Length == 1 ? new Shape(units) : new Shape([.. ids.Dimensions, units]);

    protected override void PlanForward(TableSpec spec, ForwardPlanner plan) =>
        plan.Add(new EmbeddingForward(plan.InputShape(0).Length, spec.Units, ScaleOf(spec), plan.Input(0), plan.Output, new("table", plan.Parameter("weight").Index)));

    protected override TableReading Reading(TableSpec spec, BackwardPlanner plan) => new LookedUp(ScaleOf(spec));

    protected override string Describe(TableSpec spec) => $"Embedding {spec.Units}{(spec.ScaleBySqrt ? ", times √units" : "")}";

    private static double ScaleOf(TableSpec spec) => spec.ScaleBySqrt ? Math.Sqrt(spec.Units) : 1;
}
