using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>Every check of networks whose shapes fit. Only the analyzer runs them: advice must not cost the generator time.</summary>
internal static class CheckCatalog
{
    private static readonly NetworkCheck[] Checks =
    [
        new NeverUsedCheck(),
        new NoEffectCheck(),
        new NothingTrainsCheck(),
        new ConstantStartCheck(),
        new InitOfActivationCheck(),
        new SELUCheck(),
        new GainCheck(),
        new VarianceCheck(),
        new SaturationCheck(),
        new DegenerateInitCheck(),
        new DerivedInitCheck(),
        new LogitsLossCheck(),
        new ProbabilityLossCheck(),
        new RegressionLossCheck(),
        new HingeLossCheck(),
        new SoftmaxOnOneCheck(),
        new TwoActivationsCheck(),
        new TwoLinearCheck(),
        new BiasBeforeNormCheck(),
        new SingleValueNormCheck(),
        new NormMomentumCheck(),
        new StrideCheck(),
        new ChannelOrderCheck(),
        new MissingFlattenCheck(),
        new LatentCheck(),
        new DropoutCheck(),
        new WeightDecayCheck(),
        new LearningRateCheck(),
        new DecayConstantsCheck(),
        new ScheduleCheck(),
        new ClippingCheck(),
        new LossWeightsCheck(),
        new WidthCheck(),
        new SizeCheck(),
    ];

    public static EquatableArray<Issue> Run(ShapedNetwork network, CancellationToken token)
    {
        var graph = new NetworkGraph(network);
        var issues = new Issues();
        foreach (NetworkCheck check in Checks)
        {
            token.ThrowIfCancellationRequested();
            check.Run(graph, issues);
        }

        return issues.ToEquatableArray();
    }
}
