using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Forward, input gradient, weight gradient, bias gradient and update against naive loops.</summary>
public sealed class KernelTests
{
    [Fact]
    public void EveryOrderedPairOfWidthsIsALayerWithAnInputGradient()
    {
        HashSet<(int, int)> pairs =
        [
            .. KernelModels.Widths.SelectMany(model => model.Layers.Skip(1).Select((layer, i) => (model.Layers[i].Units, layer.Units))),
        ];

        Assert.Equal(WidthTour.Widths.Length * WidthTour.Widths.Length, pairs.Count);
    }

    [Fact]
    public void EveryActivationAndOptimizerOfTheLanguageHasAModel()
    {
        Assert.Equal(Enum.GetNames<Activation>().Order(), NaiveActivation.All.Select(a => a.Name).Order());
        IEnumerable<string> declared = typeof(OptimizerAttribute).Assembly.GetTypes()
            // L-BFGS sends its batch through the network many times in a step: LBFGSTests.
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(OptimizerAttribute)) && t != typeof(LBFGSAttribute)).Select(t => t.Name.Replace("Attribute", ""));
        IEnumerable<string> naive = NaiveOptimizer.All.Select(o => o.Attribute).Concat(NaiveTensorOptimizer.All.Select(o => o.Attributes)).SelectMany(text => text.Split(' ').Where(word => word[0] == '['));
        Assert.Equal(declared.Order(), naive.Select(word => word[1..].Split('(')[0]).Distinct().Order());
    }

    [Fact]
    public void WidthsMatchNaiveLoops() => RequireEqual(KernelSuite.Short.Run(KernelModels.Widths));

    [Fact]
    public void ActivationsMatchTheirFormulas() => RequireEqual(KernelSuite.Short.Run(KernelModels.Activations));

    [Fact]
    public void OptimizersMatchTheirFormulas() => RequireEqual(KernelSuite.Short.Run(KernelModels.Optimizers));

    [Fact]
    [Trait("Category", "Slow")]
    public void EverythingMatchesInBothPrecisionsOnEveryBatch() => RequireEqual(KernelSuite.Whole.Run(KernelModels.All));

    private static void RequireEqual(KernelCheck check)
    {
        Assert.True(check.Failures.Count == 0, KernelSuite.Describe(check) + "\n" + string.Join("\n", check.Failures.Take(20)));
        Assert.True(check.Compared > 100, $"Only {check.Compared} tensors were compared.");
    }
}
