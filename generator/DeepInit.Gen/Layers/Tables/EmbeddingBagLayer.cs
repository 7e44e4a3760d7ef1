using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The rows of a bag of ids become one: their mean, their sum, or the largest of each feature. Padding is left out.</summary>
internal sealed class EmbeddingBagLayer : TableLayer
{
    public override string Attribute => "DeepInit.EmbeddingBagAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Ends;

    protected override TableSpec ParseSpec(AttributeArguments arguments) => ParseTable(arguments, scaleBySqrt: false, arguments.Enum<Bag>("Mode"));

    protected override int BagSize(Shape ids) => ids.Features;

    // Means and maxima start as look-ups do: a bag may be short, and what most ids of a mean have in common is of the size of one.
    protected override double Spread(TableSpec spec, Shape ids) => spec.Mode == Bag.Sum ? ids.Features : 1;

    protected override Shape Looked(Shape ids, int units) => ids.WithFeatures(units);

    protected override void PlanForward(TableSpec spec, ForwardPlanner plan)
    {
        Shape ids = plan.InputShape(0);
        plan.Add(new EmbeddingBagForward(
            spec.Mode!.Value,
            ids,
            spec.Units,
            plan.PaddingWithin(0),
            plan.SequencesOf(0),
            plan.Input(0),
            plan.Output,
            !plan.Training || !plan.Trains("weight") ? null : spec.Mode == Bag.Max ? plan.Keep("chosen", plan.OutputShape) : SharesDiffer(spec, plan) ? plan.Keep("share", plan.OutputShape.WithFeatures(1)) : null,
            new("table", plan.Parameter("weight").Index)));
    }

    protected override TableReading Reading(TableSpec spec, BackwardPlanner plan) => new InBag(
        BagSize(plan.InputShape(0)),
        plan.SequencesOf(0),
        spec.Mode!.Value,
        spec.Mode == Bag.Max ? plan.Kept("chosen") : SharesDiffer(spec, plan) ? plan.Kept("share") : null);

    protected override string Describe(TableSpec spec) => $"EmbeddingBag {spec.Units}, {spec.Mode.ToString().ToLowerInvariant()}";

    protected override long MultiplyAdds(TableSpec spec, IReadOnlyList<Value> inputs) => (long)inputs[0].Shape.Length * spec.Units;

    private static bool SharesDiffer(TableSpec spec, LayerPlanner plan) => spec.Mode == Bag.Mean && (plan.PaddingWithin(0) is not null || plan.SequencesOf(0) is not null);
}
