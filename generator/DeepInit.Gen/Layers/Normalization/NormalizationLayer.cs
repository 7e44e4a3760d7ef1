using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// What normalisations share: y = h · weight + bias with h = (x − mean) / deviation. Forward keeps h and 1 / deviation; backward is
/// dweight = Σ dy · h, dbias = Σ dy, and dx from dy · weight by the kernel of the kind.
/// </summary>
internal abstract class NormalizationLayer<TSpec> : LayerKind<TSpec>
    where TSpec : NormalizationSpec
{
    public override bool Normalizes => true;

    protected virtual bool HasBias => true;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => [GraphOption.Of("Epsilon", ((NormalizationSpec)spec).Epsilon)];

    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => 1;

    // dx = dy / deviation, but for what the mean takes away.
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1 / moments[0];

    protected override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Epsilon is not (> 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "Epsilon", "Epsilon", $"{Word} '{name}'", spec.Epsilon, "greater than 0");
        }

        return inputs[0].Shape;
    }

    protected override IEnumerable<ParameterRequest> Parameters(TSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        yield return new("weight", ParameterPurpose.Scale, new([features]), ParameterLayout.Vector, new(features, features), new InitSpec(Init.Ones), spec.Trainable);
        if (HasBias)
        {
            yield return new("bias", ParameterPurpose.Shift, new([features]), ParameterLayout.Vector, new(features, features), InitSpec.Zeros, spec.Trainable);
        }
    }

    /// <summary>The scale and, if it has one, the shift, as arguments.</summary>
    protected ParameterOperand[] Affine(LayerPlanner plan) => HasBias
        ? [new("weight", plan.Parameter("weight").Index), new("bias", plan.Parameter("bias").Index)]
        : [new("weight", plan.Parameter("weight").Index)];

    /// <summary>The gradients of scale and shift: after dx, because they may move the scale at once.</summary>
    protected void PlanAffineGradients(BackwardPlanner plan)
    {
        var dy = new Operand("dy", plan.OutputGradient, Access.Read);
        if (plan.Trains("weight"))
        {
            plan.Add(new FeatureGradientOp(
                plan.BackwardName("Weight"),
                $"{plan.Name}: dweight = Σ dy · h",
                plan.Parameter("weight").Index,
                plan.OutputShape,
                Functions.Read("dy") * Functions.Read("h"),
                new([dy, new Operand("h", plan.Kept("h"), Access.Read)])));
        }

        if (HasBias && plan.Trains("bias"))
        {
            plan.Add(new FeatureGradientOp(plan.BackwardName("Bias"), $"{plan.Name}: dbias = Σ dy", plan.Parameter("bias").Index, plan.OutputShape, Functions.Read("dy"), new([dy])));
        }
    }
}

/// <summary>What was written for a normalisation.</summary>
internal abstract record NormalizationSpec(string Kind, double Epsilon, bool Trainable)
    : LayerSpec(Kind);
