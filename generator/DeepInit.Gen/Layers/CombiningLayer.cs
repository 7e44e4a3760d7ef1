using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that combines values of one shape, elementwise.</summary>
internal abstract class CombiningLayer<TSpec> : LayerKind<TSpec>
    where TSpec : LayerSpec
{
    public override bool CombinesValues => true;

    protected override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        foreach (Value input in inputs.Skip(1))
        {
            if (input.Shape != inputs[0].Shape)
            {
                issues.Add(Rules.InputMismatch, "inputs", $"{Word} '{name}'", inputs[0].Name, inputs[0].Shape, input.Name, input.Shape);
            }
        }

        return inputs[0].Shape;
    }
}
