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

    protected override PairwiseForward Forward(Shape shape, EquatableArray<BufferUse> x, BufferUse y) => new FactorizationMachineForward(shape, x, y);

    protected override PairwiseBackward Backward(int input, Shape shape, BufferUse dy, EquatableArray<BufferUse> x, GradientUse dx) => new FactorizationMachineBackward(input, shape, dy, x, dx);

    protected override string Describe(PairwiseSpec spec) => "Factorization machine";

    protected override long MultiplyAdds(PairwiseSpec spec, IReadOnlyList<Value> inputs) => (long)inputs.Count * inputs[0].Shape.Length;
}
