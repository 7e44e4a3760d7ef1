using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>y = ½ Σ ((Σ_i x_i)² − Σ_i x_i²) over the last axis: the sum of the scalar products of each two values.</summary>
internal sealed class FactorizationMachineLayer : PairwiseLayer
{
    public override string Attribute => "DeepInit.FactorizationMachineAttribute";

    // Of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => inputs[0].Shape.Features * OverPairs(moments);

    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => inputs[0].Shape.Features * (moments.Sum() - moments[input]);

    protected override Shape Infer(PairwiseSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => base.Infer(spec, name, inputs, issues).WithFeatures(1);

    protected override void PlanForward(PairwiseSpec spec, ForwardPlanner plan) => plan.Add(new FactorizationMachineForward(plan.InputShape(0), ValuesOf(plan).ToEquatableArray(), plan.Output));

    protected override void PlanBackward(PairwiseSpec spec, BackwardPlanner plan)
    {
        for (int i = 0; i < plan.InputCount; i++)
        {
            if (plan.InputGradient(i) is { } dx)
            {
                plan.Add(new FactorizationMachineBackward(i, plan.InputShape(0), plan.OutputGradient, ValuesOf(plan).ToEquatableArray(), dx));
            }
        }
    }

    protected override string Describe(PairwiseSpec spec) => "Factorization machine";

    protected override long MultiplyAdds(PairwiseSpec spec, IReadOnlyList<Value> inputs) => (long)inputs.Count * inputs[0].Shape.Length;
}
