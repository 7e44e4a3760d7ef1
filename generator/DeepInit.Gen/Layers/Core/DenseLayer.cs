using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A fully connected layer on the last axis: y = f(W x + b).</summary>
internal sealed class DenseLayer : LayerKind<DenseSpec>
{
    public override string Attribute => "DeepInit.DenseAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override string WidthArgument => "units";

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((DenseSpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((DenseSpec)spec) with { Activation = activation };

    public override (string Weight, string Bias)? LinearRoles(LayerSpec spec) => ("weight", "bias");

    public override LayerSpec WithBias(LayerSpec spec) => ((DenseSpec)spec) with { UseBias = true };

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    public override FeatureReading ReadingOf(LayerSpec spec, Shape input) => FeatureReading.All;

    public override string ActivationArgument => "Activation";

    public override InitSpec? BiasInitOf(LayerSpec spec) => ((DenseSpec)spec).BiasInit;

    protected override DenseSpec ParseSpec(AttributeArguments arguments)
    {
        WeightedArguments weights = WeightedArguments.Parse(arguments);
        return new(arguments.Int32(0), weights.Activation, weights.UseBias, weights.Trainable, weights.Init, weights.BiasInit);
    }

    protected override Shape Infer(DenseSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Units <= 0)
        {
            issues.Suggest(Rules.OutOfDomain, "units", spec.Units == 0 ? "1" : Math.Abs((long)spec.Units).ToString(System.Globalization.CultureInfo.InvariantCulture), "Units", "Dense '" + name + "'", spec.Units, "at least 1");
            return inputs[0].Shape;
        }

        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, "Dense '" + name + "'");
        return inputs[0].Shape.WithFeatures(spec.Units);
    }

    protected override IEnumerable<ParameterRequest> Parameters(DenseSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        yield return new("weight", ParameterPurpose.Matrix, new([spec.Units, features]), ParameterLayout.Panels, new(features, spec.Units), spec.Init, spec.Trainable);
        if (spec.UseBias)
        {
            yield return new("bias", ParameterPurpose.Bias, new([spec.Units]), ParameterLayout.Vector, new(features, spec.Units), spec.BiasInit, spec.Trainable);
        }
    }

    // y[r, o] = f(b[o] + Σ_i x[r, i] · W[o, i])
    protected override void PlanForward(DenseSpec spec, ForwardPlanner plan)
    {
        BufferUse before = plan.ActivationInput(spec.Activation);
        bool fused = before == plan.Output;
        ActivationSpec epilogue = fused ? spec.Activation : ActivationSpec.Linear;
        plan.Add(new ProductOp(
            plan.OverWeights(plan.ForwardName(), plan.InputShape(0).Features, spec.Units) with { Function = KernelName.WordOf(epilogue) },
            $"{plan.Name}: {(epilogue.IsLinear ? fused ? "y" : "z" : $"y = {ActivationCatalog.Of(epilogue).Formula(epilogue)}, z")} = W x{(spec.UseBias ? " + b" : "")}, {plan.InputShape(0).Features} → {spec.Units}",
            plan.Input(0),
            plan.Parameter("weight").Index,
            spec.UseBias ? plan.Parameter("bias").Index : null,
            before,
            plan.InputShape(0).Features,
            spec.Units,
            plan.InputShape(0).Positions,
            epilogue));
        if (!fused)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    // dz = dy · f'; dx[r, i] = Σ_o dz[r, o] · W[o, i], on the forward pass's tiles over transposed panels; dW[o, i] = Σ_r dz[r, o] · x[r, i]; db[o] = Σ_r dz[r, o].
    // dx comes before dW, because W is updated block by block as soon as its gradient is known.
    protected override void PlanBackward(DenseSpec spec, BackwardPlanner plan)
    {
        int features = plan.InputShape(0).Features;
        BufferUse dz = plan.ActivationGradient(spec.Activation);
        ParameterPlan weight = plan.Parameter("weight");
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new InputGradientOp(
                plan.OverWeights(plan.BackwardName("Input"), features, spec.Units),
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= Wᵀ dz, {spec.Units} → {features}",
                dz,
                weight.Index,
                dx.Buffer,
                Saved: null,
                spec.Units,
                features,
                plan.InputShape(0).Positions,
                dx.Accumulate ? Epilogue.Add : Epilogue.None));
        }

        ParameterPlan? bias = spec.UseBias ? plan.Parameter("bias") : null;
        if (weight.Trainable || bias is { Trainable: true })
        {
            plan.Add(new WeightGradientOp(
                plan.OverWeights(plan.BackwardName("Weights"), features, spec.Units),
                $"{plan.Name}: dW = dzᵀ x{(bias is { Trainable: true } ? ", db = Σ dz" : "")}",
                plan.Input(0),
                dz,
                weight.Trainable ? plan.GradientOf(weight) : null,
                bias is { Trainable: true } ? plan.GradientOf(bias) : null,
                features,
                spec.Units,
                plan.InputShape(0).Positions));
        }
    }

    protected override string Describe(DenseSpec spec) => $"Dense {spec.Units}{Suffix(spec.Activation)}";

    protected override long MultiplyAdds(DenseSpec spec, IReadOnlyList<Value> inputs) => (long)inputs[0].Shape.Length * spec.Units;
}

internal sealed record DenseSpec(int Units, ActivationSpec Activation, bool UseBias, bool Trainable, InitSpec Init, InitSpec BiasInit)
    : LayerSpec("DeepInit.DenseAttribute");
