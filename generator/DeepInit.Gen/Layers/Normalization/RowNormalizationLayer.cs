using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A normalisation over the features of each row: layer norm, and RMS norm, which leaves the mean where it is.</summary>
internal abstract class RowNormalizationLayer<TSpec> : NormalizationLayer<TSpec>
    where TSpec : NormalizationSpec
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public sealed override bool TakesMeans => Centres;

    public override int? NormalizedTogether(LayerSpec spec, Shape input) => input.Features;

    /// <summary>Whether the mean is taken off.</summary>
    protected abstract bool Centres { get; }

    protected override void PlanForward(TSpec spec, ForwardPlanner plan) => plan.Add(new RowNormalizationForward(
        spec.Epsilon,
        Centres,
        plan.OutputShape,
        plan.Input(0),
        plan.Output,
        plan.Training ? plan.Keep("h", plan.OutputShape) : null,
        plan.Training ? plan.Keep("s", plan.OutputShape.WithFeatures(1)) : null,
        new(Affine(plan))));

    protected override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new RowNormalizationBackward(Centres, plan.OutputShape, plan.OutputGradient, plan.Kept("h"), plan.Kept("s"), dx, new("weight", plan.Parameter("weight").Index)));
        }

        PlanAffineGradients(plan);
    }
}
