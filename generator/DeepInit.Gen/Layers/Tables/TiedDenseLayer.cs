using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// A dense layer whose matrix is the table of an embedding: y = W x + b. Predictions read a transposed copy of the table (<see cref="TransposedTable"/>) and are those of a dense layer;
/// training transposes 16 rows at a time just before their product. The gradients of both layers meet where gradients are stored.
/// </summary>
internal sealed class TiedDenseLayer : LayerKind<TiedDenseSpec>
{
    public override string Attribute => "DeepInit.TiedDenseAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    // The start of a tied table gives unit inputs unit sums.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0];

    public override LayerSpec Tied(LayerSpec spec, int node, Ids ids, int units) => (TiedDenseSpec)spec with { Table = node, Vocabulary = ids.Vocabulary, Padding = ids.PaddingIndex, Units = units };

    protected override TiedDenseSpec ParseSpec(AttributeArguments arguments) => new(arguments.String(0), arguments.Boolean("UseBias", false));

    protected override Shape Infer(TiedDenseSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape input = inputs[0].Shape;
        if (spec.Table is not null && spec.Units != input.Features)
        {
            issues.Add(Rules.CannotShare, "embedding", $"TiedDense '{name}'", spec.Embedding, $"the rows of its table have {spec.Units} numbers, and '{inputs[0].Name}' has {input.Features} features; a [Dense({spec.Units})] before it makes them fit");
        }

        return input.WithFeatures(Math.Max(1, spec.Vocabulary));
    }

    protected override IEnumerable<ParameterRequest> Parameters(TiedDenseSpec spec, IReadOnlyList<Value> inputs)
    {
        if (spec.UseBias)
        {
            yield return new("bias", ParameterPurpose.Bias, new([spec.Vocabulary]), ParameterLayout.Vector, new(spec.Units, spec.Vocabulary), InitSpec.Zeros, Trainable: true);
        }
    }

    protected override void PlanForward(TiedDenseSpec spec, ForwardPlanner plan)
    {
        int? bias = spec.UseBias ? plan.Parameter("bias").Index : null;
        string comment = $"y = W x{(spec.UseBias ? " + b" : "")}, W the table of {spec.Embedding}, {spec.Units} → {spec.Vocabulary}";
        if (plan.Builder.Derived is { } derived)
        {
            plan.Add(new ProductOp(
                plan.OverWeights(plan.ForwardName(), spec.Units, spec.Vocabulary),
                $"{plan.Name}: {comment}",
                plan.Input(0),
                derived.Add(new TransposedTable(plan.Table))[0].Index,
                bias,
                plan.Output,
                spec.Units,
                spec.Vocabulary,
                plan.InputShape(0).Positions,
                ActivationSpec.Linear));
            return;
        }

        plan.Add(new TiedForward(SizesOf(spec, plan), comment, plan.Input(0), plan.Output, new("table", plan.Table.Index), bias is { } index ? new("bias", index) : null));
    }

    // The gradient of the input comes first: that of the table may move it.
    protected override void PlanBackward(TiedDenseSpec spec, BackwardPlanner plan)
    {
        BufferUse dz = plan.OutputGradient;
        TiedSizes sizes = SizesOf(spec, plan);
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new TiedInputGradient(sizes, dz, dx, new("table", plan.Table.Index)));
        }

        if (spec.UseBias && plan.Trains("bias"))
        {
            plan.Add(new FeatureGradientOp(plan.BackwardName("Bias"), $"{plan.Name}: db = Σ dz", plan.GradientOf(plan.Parameter("bias")), plan.OutputShape, Functions.Read("dz"), new([Operand.Read("dz", dz)])));
        }

        if (plan.Table.Trainable)
        {
            plan.Add(new TiedTableGradient(sizes, spec.Padding, plan.Input(0), dz, plan.GradientOf(plan.Table)));
        }
    }

    protected override string Describe(TiedDenseSpec spec) => $"TiedDense {spec.Vocabulary}, table of {spec.Embedding}";

    protected override long MultiplyAdds(TiedDenseSpec spec, IReadOnlyList<Value> inputs) => (long)inputs[0].Shape.Length * spec.Vocabulary;

    private static TiedSizes SizesOf(TiedDenseSpec spec, LayerPlanner plan) => new(spec.Vocabulary, spec.Units, plan.InputShape(0).Positions);
}

/// <summary>What was written for a tied layer, and, once the embedding is found, what of its table there is to know.</summary>
/// <param name="Embedding">The name of the embedding.</param>
/// <param name="Table">The embedding's node.</param>
internal sealed record TiedDenseSpec(string Embedding, bool UseBias, int? Table = null, int Vocabulary = 0, int? Padding = null, int Units = 0)
    : LayerSpec("DeepInit.TiedDenseAttribute")
{
    public override string TiedName => Embedding;

    public override int? TiedTo => Table;
}
