using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Dropout for self-normalising networks (Klambauer et al. 2017): what is dropped takes SELU's limit −λα, and a scale and a shift put mean and variance back to 0
/// and 1: y = a x + b or a (−λα) + b, a = ((1 − rate) (1 + rate λ²α²))^−½, b = a rate λα.
/// </summary>
internal sealed class AlphaDropoutLayer : DroppingLayer<AlphaDropoutSpec>
{
    public override string Attribute => "DeepInit.AlphaDropoutAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    protected override AlphaDropoutSpec Create(double rate) => new(rate);

    protected override void PlanDropping(AlphaDropoutSpec spec, ForwardPlanner plan)
    {
        BufferUse mask = Mask(spec, plan, plan.OutputShape);
        plan.Add(new AlphaDropoutForward(spec, plan.OutputShape, plan.Input(0), mask, plan.Output));
    }

    protected override void PlanBackward(AlphaDropoutSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new AlphaDropoutBackward(spec, plan.OutputShape, plan.OutputGradient, plan.Kept("mask"), dx));
        }
    }
}

internal sealed record AlphaDropoutSpec(double Rate) : DroppingSpec("DeepInit.AlphaDropoutAttribute", Rate)
{
    /// <summary>−λα of SELU.</summary>
    public const double Limit = -1.7580993408473766;

    /// <summary>a, which puts the variance back to 1.</summary>
    public double Scale => 1 / Math.Sqrt((1 - Rate) * (1 + (Rate * Limit * Limit)));

    /// <summary>b, which puts the mean back to 0.</summary>
    public double Shift => -Scale * Rate * Limit;
}
