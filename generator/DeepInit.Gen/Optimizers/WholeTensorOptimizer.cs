using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Optimizers;

/// <summary>An optimiser that moves whole tensors whatever its options are: a class of the runtime has its formula.</summary>
internal abstract class WholeTensorOptimizer : OptimizerKind
{
    public override bool DefaultDecoupled => true;

    // What it remembers, the class of the runtime declares, for each tensor in its own shape.
    public sealed override IEnumerable<OptimizerState> States(OptimizerSpec spec) => [];

    public sealed override IEnumerable<StepScalar> Scalars(OptimizerSpec spec) => [];

    public sealed override UpdateFormula Update(OptimizerSpec spec, Precision precision) => throw new InvalidOperationException($"{Word} does not move numbers by themselves.");

    public abstract override RuntimeUpdate WholeTensor(OptimizerSpec spec);
}
