using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that combines values of one shape, elementwise.</summary>
internal abstract class CombiningLayer<TSpec> : LayerKind<TSpec>
    where TSpec : LayerSpec
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override bool CombinesValues => true;

    /// <summary>How many values it combines, in words and as a test; any number but for kinds that say otherwise.</summary>
    protected virtual (string Words, Func<int, bool> Fits)? Counts => null;

    protected override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (Counts is { } counts && !counts.Fits(inputs.Count))
        {
            issues.Add(Rules.OtherInputCount, "", $"{Word} '{name}'", counts.Words, inputs.Count);
        }

        for (int i = 1; i < inputs.Count; i++)
        {
            Value input = inputs[i];
            if (input.Shape != inputs[0].Shape)
            {
                // Where one name is given, the layer before stands first.
                issues.Add(
                    Rules.InputMismatch,
                    "inputs#" + (i - inputs.Count + spec.From.Count),
                    $"{Word} '{name}'",
                    inputs[0].Name,
                    inputs[0].Shape,
                    input.Name,
                    input.Shape);
            }
        }

        return inputs[0].Shape;
    }
}
