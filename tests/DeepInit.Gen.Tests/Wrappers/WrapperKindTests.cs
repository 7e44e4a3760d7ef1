using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Tests.Wrappers;

/// <summary>What stands around an optimiser: options that make no sense, and the order in which it acts.</summary>
public sealed class WrapperKindTests
{
    [Theory]
    [InlineData("ExponentialMovingAverage(1.0)", "Decay of ExponentialMovingAverage is 1")]
    [InlineData("ExponentialMovingAverage(-0.1)", "Decay of ExponentialMovingAverage is -0.1")]
    [InlineData("ExponentialMovingAverage(double.NaN)", "Decay of ExponentialMovingAverage is NaN")]
    [InlineData("StochasticWeightAveraging(0)", "StartStep of StochasticWeightAveraging is 0")]
    [InlineData("StochasticWeightAveraging(5, Every = 0)", "Every of StochasticWeightAveraging is 0")]
    [InlineData("Lookahead(0)", "Period of Lookahead is 0")]
    [InlineData("Lookahead(Alpha = 0)", "Alpha of Lookahead is 0")]
    [InlineData("Lookahead(Alpha = 1.5)", "Alpha of Lookahead is 1.5")]
    [InlineData("SAM(0.0)", "Rho of SAM is 0")]
    [InlineData("SAM(double.PositiveInfinity)", "Rho of SAM is")]
    [InlineData("SAM(Adaptive = true, Eta = -1)", "Eta of SAM is -1")]
    public void WhatMakesNoSenseIsRefused(string attribute, string message) =>
        Assert.StartsWith(message, Assert.Single(ShapeInference.Run(Declared(attribute), default).Issues).Message, StringComparison.Ordinal);

    [Fact]
    public void TheyActInTheOrderOfTheCatalogue()
    {
        WrapperSpec[] written = [.. Declared("StochasticWeightAveraging(5)] [Lookahead] [SAM] [ExponentialMovingAverage").Wrappers];
        Assert.Equal(["StochasticWeightAveraging", "Lookahead", "SAM", "ExponentialMovingAverage"], written.Select(spec => WrapperCatalog.Of(spec).Word));
        Assert.Equal(["SAM", "Lookahead", "ExponentialMovingAverage", "StochasticWeightAveraging"], WrapperCatalog.InOrder(written).Select(spec => WrapperCatalog.Of(spec).Word));
    }

    // Its text is of two networks: one whose predictions read averages, and one that is as if there were no such thing.
    [Fact]
    public void OnlyANetworkThatAveragesReadsAverages()
    {
        Assert.Contains("Store.Inference", Engine("[SGD] [ExponentialMovingAverage]"), StringComparison.Ordinal);
        Assert.Contains("Store.Inference", Engine("[ScheduleFreeSGD]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Store.Inference", Engine("[SGD] [SAM] [Lookahead]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Inference(", Engine("[SGD]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Store.Inference", Engine("[SGD]"), StringComparison.Ordinal);
    }

    private static string Engine(string optimizer) => Harness.Generate($"[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] {optimizer} partial class Net {{ }}")["Net.Engine.g.cs"];

    private static NetworkSpec Declared(string attributes) => Harness.Parse($"[Network] [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [SGD] [{attributes}] partial class Net {{ }}");
}
