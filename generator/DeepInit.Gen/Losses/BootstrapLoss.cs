using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>Cross entropy in which the target counts for a share and what the network itself takes for right for the rest. Reed et al. 2015.</summary>
internal abstract class BootstrapLoss : LogitsLoss
{
    public sealed override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public sealed override IReadOnlyList<string> Options => [nameof(LossSpec.TargetShare)];

    public sealed override void Check(LossSpec spec, Value output, Issues issues)
    {
        base.Check(spec, output, issues);
        Domain(issues, spec, "TargetShare", spec.TargetShare, spec.TargetShare is >= 0 and <= 1, "in [0, 1]");
    }
}
