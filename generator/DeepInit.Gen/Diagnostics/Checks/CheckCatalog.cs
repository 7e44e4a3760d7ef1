using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>Every check of networks whose shapes fit. Only the analyzer runs them: advice must not cost the generator time.</summary>
internal static class CheckCatalog
{
    private static readonly NetworkCheck[] Checks =
    [
        new NeverUsedCheck(),
        new NoEffectCheck(),
        new ParameterEffectCheck(),
        new NothingTrainsCheck(),
        new ConstantStartCheck(),
        new InitOfActivationCheck(),
        new SELUCheck(),
        new GainCheck(),
        new VarianceCheck(),
        new CorrelationCheck(),
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
        new PostNormCheck(),
        new BiasBeforeNormCheck(),
        new SingleValueNormCheck(),
        new NormMomentumCheck(),
        new StrideCheck(),
        new ChannelOrderCheck(),
        new MissingFlattenCheck(),
        new LatentCheck(),
        new DropoutCheck(),
        new RepeatedDropoutCheck(),
        new WeightDecayCheck(),
        new LearningRateCheck(),
        new LayerDecayCheck(),
        new LineSearchCheck(),
        new MuPCheck(),
        new DecayConstantsCheck(),
        new ScheduleCheck(),
        new ClippingCheck(),
        new RecurrentClippingCheck(),
        new TableDecayCheck(),
        new LossWeightsCheck(),
        new WidthCheck(),
        new HeadWidthCheck(),
        new SizeCheck(),
        new OptimizerCostCheck(),
        new RankingAdviceCheck(),
    ];

    public static EquatableArray<Issue> Run(ShapedNetwork network, CancellationToken token)
    {
        string name = network.Spec.Type.Name;
        var issues = new Issues();
        NetworkIndex? graph = InternalError.Guard<NetworkIndex?>("preparing its checks", name, () => new NetworkIndex(network), Failed);
        foreach (NetworkCheck check in graph is null ? [] : Checks)
        {
            token.ThrowIfCancellationRequested();
            var found = new Issues();
            InternalError.Guard<object?>("running " + check.GetType().Name, name, () => Run(check, graph!, found), Failed);
            issues.AddRange(found.ToEquatableArray());
        }

        return issues.ToEquatableArray();

        // A check that fails takes neither the others nor the code with it.
        NetworkIndex? Failed(string what)
        {
            issues.At(Place.Network, 0).Add(Rules.CheckFailed, "", name, what);
            return null;
        }
    }

    private static object? Run(NetworkCheck check, NetworkIndex graph, Issues issues)
    {
        check.Run(graph, issues);
        return null;
    }
}
