using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A normalisation by running statistics that goes into the weights before it: W' = s · W, b' = shift + (b − mean) · s with s = scale / √(variance + ε).</summary>
/// <param name="Weight">The weights.</param>
/// <param name="Bias">Their bias, if there is one.</param>
/// <param name="BiasRole">The role of the bias, which they get if there is none.</param>
/// <param name="Normalization">The name of the layer that goes into them.</param>
internal sealed record FoldedNormalization(
    ParameterPlan Weight,
    ParameterPlan? Bias,
    string BiasRole,
    string Normalization,
    ParameterPlan Scale,
    ParameterPlan Shift,
    ParameterPlan Mean,
    ParameterPlan Variance,
    double Epsilon)
    : DerivedTransform
{
    /// <summary>Panels of 16 outputs.</summary>
    public int Panels => Shift.Length / Panel.Width;

    /// <summary>Weights of each output.</summary>
    public int Inner => Weight.Length / Shift.Length;

    public override IEnumerable<ParameterPlan> Sources => [.. Replaced, Scale, Shift, Mean, Variance];

    public override IEnumerable<ParameterPlan> Replaced => Bias is null ? [Weight] : [Weight, Bias];

    public override string Comment => $"{Weight.Name} with {Normalization}";

    /// <summary>The weights in the layout of the parameter's, and the bias that goes with them.</summary>
    public override IEnumerable<ParameterPlan> Results(int index, int offset) =>
    [
        Weight.Named(Weight.Name + " (folded)") with { Index = index, Offset = offset },
        Shift.As(Weight.Node, BiasRole).Named($"{Weight.Name.Substring(0, Weight.Name.Length - Weight.Role.Length)}{BiasRole} (folded)") with { Index = index + 1, Offset = offset + Weight.Length },
    ];
}
