using DeepInit.Gen.Specs;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>A penalty on what a layer computes, summed over all of it: Keras' activity regularisers, which divide by the batch alone. It has no target, and makes no output of what it reads.</summary>
internal abstract class ActivityLoss : ElementwiseLoss
{
    public sealed override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public sealed override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public sealed override LossInput Input => LossInput.Activities;

    public sealed override bool HasTargetOf(LossSpec spec) => false;

    public sealed override bool IsOfSample => true;

    public sealed override bool IsPenalty => true;
}
