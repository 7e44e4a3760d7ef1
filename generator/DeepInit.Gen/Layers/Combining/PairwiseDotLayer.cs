using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>y[p] = Σ x_i · x_j over the last axis, for each two values j &lt; i, in the order of DLRM: (1, 0), (2, 0), (2, 1), ….</summary>
internal sealed class PairwiseDotLayer : PairwiseLayer
{
    public override string Attribute => "DeepInit.PairwiseDotAttribute";

    // The mean over pairs; of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => inputs[0].Shape.Features * OverPairs(moments) / Pairs(inputs.Count);

    // Of each of the other values one product takes its share of ‖dy‖².
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) =>
        inputs[0].Shape.Features * (moments.Sum() - moments[input]) / Pairs(inputs.Count);

    protected override Shape Infer(PairwiseSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => base.Infer(spec, name, inputs, issues).WithFeatures(Math.Max(1, Pairs(inputs.Count)));

    protected override PairwiseForward Forward(Shape shape, EquatableArray<BufferUse> x, BufferUse y) => new PairwiseDotForward(shape, x, y);

    protected override PairwiseBackward Backward(int input, Shape shape, BufferUse dy, EquatableArray<BufferUse> x, GradientUse dx) => new PairwiseDotBackward(input, shape, dy, x, dx);

    protected override string Describe(PairwiseSpec spec) => Word;

    protected override long MultiplyAdds(PairwiseSpec spec, IReadOnlyList<Value> inputs) => (long)Pairs(inputs.Count) * inputs[0].Shape.Length;
}
