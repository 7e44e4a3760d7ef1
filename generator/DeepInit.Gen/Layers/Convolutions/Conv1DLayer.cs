using DeepInit.Gen.Activations;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// A convolution over sequences: images of one row. Where rows have lengths of their own, a causal one is a product of matrices over all real steps, of each step with the steps before it
/// that its window reads; the filters lie as the matrix of that product anyway.
/// </summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Attribute => "DeepInit.Conv1DAttribute";

    // Its steps read earlier ones alone, of which a row has as many whatever stands behind its length.
    public override StepRule StepsOf(LayerSpec spec) =>
        spec is ConvolutionSpec { Groups: 1, Spatial: { Padding: Padding.Causal, StrideWidth: 1 } } ? StepRule.Keeps.Streamed(Streaming.Carried) : StepRule.Refuses;

    public override string ToKeepSteps => "let it read earlier steps alone with Padding = Padding.Causal (Stride and Groups 1)";

    public override string ToSeeThePastAlone(LayerSpec spec) => "let it read earlier steps alone with Padding = Padding.Causal (Stride and Groups 1)";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) =>
        ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseSequence(arguments, 1));

    // y[t] = f(b + Σ_j W_j x[t − (k − 1 − j) · dilation])
    protected override void PlanForward(ConvolutionSpec spec, ForwardPlanner plan)
    {
        if (PackedWindow(spec, plan) is not { } window)
        {
            base.PlanForward(spec, plan);
            return;
        }

        BufferUse source = plan.Input(0);
        if (window.Taps > 1)
        {
            source = plan.Training ? plan.Keep("taps", window.Features, window.Sequences) : plan.Temporary("taps", window.Features, window.Sequences);
            BufferUse? past = plan.IsStepwise ? plan.Remembered("last steps", new(window.Reach, window.Channels)) : null;
            plan.Add(new CausalPatches(window, plan.Input(0), source, past));
            if (past is { } kept)
            {
                plan.Add(new KeepLastSteps(new(window.Reach, window.Channels), window.Sequences, plan.Input(0), kept));
            }
        }

        BufferUse before = plan.ActivationInput(spec.Activation);
        bool fused = before == plan.Output;
        ActivationSpec epilogue = fused ? spec.Activation : ActivationSpec.Linear;
        plan.Add(new ProductOp(
            plan.OverWeights(plan.ForwardName(), window.Features.Features, spec.Filters) with { Function = KernelName.WordOf(epilogue) },
            $"{plan.Name}: {(epilogue.IsLinear ? fused ? "y" : "z" : $"y = {ActivationCatalog.Of(epilogue).Formula(epilogue)}, z")} = W ∗ x{(spec.Weights.UseBias ? " + b" : "")}, {window.Taps} taps of {window.Channels} → {spec.Filters}",
            source,
            plan.Parameter("weight").Index,
            spec.Weights.UseBias ? plan.Parameter("bias").Index : null,
            before,
            window.Features.Features,
            spec.Filters,
            1,
            epilogue));
        if (!fused)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    // The gradient of the input comes before that of the filters, which moves them.
    protected override void PlanBackward(ConvolutionSpec spec, BackwardPlanner plan)
    {
        if (PackedWindow(spec, plan) is not { } window)
        {
            base.PlanBackward(spec, plan);
            return;
        }

        int inner = window.Features.Features;
        BufferUse dz = plan.ActivationGradient(spec.Activation);
        ParameterPlan weight = plan.Parameter("weight");
        if (plan.InputGradient(0) is { } dx)
        {
            GradientUse taps = window.Taps == 1 ? dx : new(plan.Temporary("d taps", window.Features, window.Sequences), Accumulate: false);
            plan.Add(new InputGradientOp(
                plan.OverWeights(plan.BackwardName("Input"), inner, spec.Filters),
                $"{plan.Name}: dx {taps.Sign} Wᵀ dz of each tap, {spec.Filters} → {window.Taps} · {window.Channels}",
                dz,
                weight.Index,
                taps.Buffer,
                Saved: null,
                spec.Filters,
                inner,
                1,
                taps.Accumulate ? Epilogue.Add : Epilogue.None));
            if (window.Taps > 1)
            {
                plan.Add(new CausalPatchesBackward(window, taps.Buffer, dx));
            }
        }

        ParameterPlan? bias = spec.Weights.UseBias && plan.Trains("bias") ? plan.Parameter("bias") : null;
        if (weight.Trainable || bias is not null)
        {
            plan.Add(new WeightGradientOp(
                plan.OverWeights(plan.BackwardName("Weights"), inner, spec.Filters),
                $"{plan.Name}: dW = dzᵀ x{(bias is null ? "" : ", db = Σ dz")}",
                window.Taps == 1 ? plan.Input(0) : plan.Kept("taps"),
                dz,
                weight.Trainable ? plan.GradientOf(weight) : null,
                bias is null ? null : plan.GradientOf(bias),
                inner,
                spec.Filters,
                1));
        }
    }

    // Null for rows of one length, which are images.
    private static CausalWindow? PackedWindow(ConvolutionSpec spec, LayerPlanner plan) =>
        plan.SequencesOf(0) is { } sequences ? new(spec.Spatial.Width, spec.Spatial.DilationWidth, plan.InputShape(0).Features, sequences) : null;
}
