using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A linear map of an attention layer over the steps of a value: its product, and the two of its gradients.</summary>
/// <param name="Role">How the roles of its parameters begin.</param>
/// <param name="Value">What it makes.</param>
/// <param name="Input">The number of the input whose steps it reads.</param>
/// <param name="Inputs">Features that it reads.</param>
/// <param name="Units">Features that it makes, those that pad gates included.</param>
internal sealed record Projection(string Role, string Value, int Input, int Inputs, int Units)
{
    /// <summary>The first panel of the parameters that are its own, where it has a part of them; null where it has all.</summary>
    public int? FirstPanel { get; init; }

    private string Word => char.ToUpperInvariant(Value[0]) + Value.Substring(1);

    /// <summary>Whether it has a gradient.</summary>
    public bool Trains(LayerPlanner plan, bool useBias) => plan.Trains(Role + "weight") || (useBias && plan.Trains(Role + "bias"));

    /// <summary>Plans the projections of a layer, and says where each has its value.</summary>
    public static Dictionary<string, BufferUse> ForwardAll(IEnumerable<Projection> projections, ForwardPlanner plan, bool useBias)
    {
        var made = new Dictionary<string, BufferUse>();
        foreach (Projection projection in projections)
        {
            Shape shape = new(plan.InputShape(projection.Input).Positions, projection.Units);
            RowCount count = plan.InputCountOf(projection.Input);
            if (plan.IsStepwise && projection.Input > 0)
            {
                // The memory of a session is given once, and so is what is made of it.
                made.Add(projection.Value, plan.Prepared(projection.Value, shape, count, (begin, place) => begin.Add(projection.Forward(begin, begin.Input(projection.Input), place, useBias))));
                continue;
            }

            BufferUse value = plan.Training ? plan.Keep(projection.Value, shape, count) : plan.Temporary(projection.Value, shape, count);
            made.Add(projection.Value, value);
            plan.Add(projection.Forward(plan, plan.Input(projection.Input), value, useBias));
        }

        return made;
    }

    /// <summary>y = W x + b.</summary>
    public KernelOp Forward(ForwardPlanner plan, BufferUse x, BufferUse y, bool useBias) => new ProductOp(
        plan.OverWeights(plan.ForwardName(), Inputs, Units) with { Part = Word },
        $"{plan.Name}: {(Value == "means" ? "y" : Value)} = W x{(useBias ? " + b" : "")} of all steps, {Inputs} → {Units}",
        x,
        plan.Parameter(Role + "weight").Index,
        useBias ? plan.Parameter(Role + "bias").Index : null,
        y,
        Inputs,
        Units,
        plan.InputShape(Input).Positions,
        ActivationSpec.Linear)
    { FirstPanel = FirstPanel ?? 0 };

    /// <summary>dx = Wᵀ dz.</summary>
    public KernelOp Backward(BackwardPlanner plan, BufferUse dz, GradientUse dx) => new InputGradientOp(
        plan.OverWeights(plan.BackwardName("Input"), Inputs, Units) with { Part = Word },
        $"{plan.Name}: d{(Value == "means" ? " means" : "x")} {dx.Sign} Wᵀ dz, {Units} → {Inputs}",
        dz,
        plan.Parameter(Role + "weight").Index,
        dx.Buffer,
        Saved: null,
        Units,
        Inputs,
        plan.InputShape(Input).Positions,
        dx.Accumulate ? Epilogue.Add : Epilogue.None)
    { FirstPanel = FirstPanel ?? 0 };

    /// <summary>dW = Σ dzᵀ x, db = Σ dz.</summary>
    public KernelOp Gradient(BackwardPlanner plan, BufferUse x, BufferUse dz, bool useBias, Func<ParameterPlan, GradientOperand> gradientOf)
    {
        ParameterPlan weight = plan.Parameter(Role + "weight");
        ParameterPlan? bias = useBias ? plan.Parameter(Role + "bias") : null;
        return new WeightGradientOp(
            plan.OverWeights(plan.BackwardName("Weights"), Inputs, Units) with { Part = Word },
            $"{plan.Name}: dW = Σ dzᵀ x of {Value}{(bias is { Trainable: true } ? ", db = Σ dz" : "")}",
            x,
            dz,
            weight.Trainable ? gradientOf(weight) : null,
            bias is { Trainable: true } ? gradientOf(bias) : null,
            Inputs,
            Units,
            plan.InputShape(Input).Positions)
        { FirstPanel = FirstPanel };
    }
}
