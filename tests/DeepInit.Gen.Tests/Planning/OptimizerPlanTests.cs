using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Which parameters are moved with which factors, what becomes of their gradients, and where they lie.</summary>
public sealed class OptimizerPlanTests
{
    private const string Towers = """
        using DeepInit;
        [Network] [Input("left", 20)] [Input("right", 20)]
        [Use(typeof(Tower), Name = "a", From = "left")] [Use(typeof(Tower), Name = "b", From = "right", SharedWith = "a")]
        [Concat("a", "b")] [Dense(2, Name = "head")] [Loss(Loss.MeanSquaredError)] [AdamW{0}]
        partial class Net {{ }}
        [Block] [Dense(18, Name = "fc", Activation = Activation.ReLU)] static class Tower {{ }}
        """;

    [Fact]
    public void AGradientIsFusedUnlessLayersShareIt()
    {
        NetworkPlan plan = Plan(string.Format(null, Towers, ""));
        Assert.Equal(
            [("a.fc.weight", GradientMode.Accumulated), ("a.fc.bias", GradientMode.Accumulated), ("head.weight", GradientMode.Fused), ("head.bias", GradientMode.Fused)],
            plan.Parameters.Select(p => (p.Name, plan.Training!.Gradients[p.Index]!.Value)));
        GradientOperand[] shared = [.. plan.Training!.Ops.OfType<WeightGradientOp>().Select(op => op.Weight!.Value).Where(weight => weight.Parameter == 0)];
        Assert.Equal([false, true], shared.Select(weight => weight.Adds));
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Fact]
    public void ClippingByTheNormStoresAll() => Assert.Equal(
        [GradientMode.Accumulated, GradientMode.Accumulated, GradientMode.Stored, GradientMode.Stored],
        Plan(string.Format(null, Towers, "(GlobalClipNorm = 1)")).Training!.Gradients.Select(mode => mode!.Value));

    [Fact]
    public void WhatNoLossDependsOnHasNoGradient()
    {
        NetworkPlan plan = Plan("""
            using DeepInit;
            [Network] [Input(4)] [Dense(3, Name = "a")] [Dense(2, Name = "b")] [Output("b")] [Loss(Loss.MeanSquaredError, Output = "a")] [SGD] partial class Net { }
            """);
        Assert.Equal([GradientMode.Fused, GradientMode.Fused, null, null], plan.Training!.Gradients);
    }

    [Fact]
    public void WhatTrainsLiesInFront()
    {
        NetworkPlan plan = Plan("""
            using DeepInit;
            [Network] [Input(6, 6, 3)] [Conv2D(4, 3)] [BatchNormalization] [Flatten] [Dense(5, Trainable = false)] [Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }
            """);
        Assert.All(plan.Parameters, p => Assert.Equal(p.Trainable, p.Offset < plan.TrainedLength));
        Assert.Equal(NetworkPlan.ZeroLength + plan.Parameters.Where(p => p.Trainable).Sum(p => p.Length), plan.TrainedLength);
        Assert.Equal(plan.BlockLength - plan.TrainedLength, plan.Parameters.Where(p => !p.Trainable).Sum(p => p.Length));
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Fact]
    public void PairsOfFactorsAreListedOnceEach()
    {
        NetworkPlan plan = Plan("""
            using DeepInit;
            [Network] [Input(4)] [Dense(8, Name = "a")] [Dense(8, Name = "b")] [Dense(1, Name = "c")] [Loss(Loss.MeanSquaredError)] [AdamW(WeightDecay = 0.1)]
            [Parameter("a.*", LearningRateScale = 0.5)] [Parameter("a.weight", WeightDecay = 0.3)] [Parameter("c.bias", WeightDecay = 0.1)] [Parameter("b.*", Trainable = false)]
            partial class Net { }
            """);
        UpdateGroup group = Assert.Single(plan.Training!.Optimizer!.Groups);
        Assert.Equal([new(0.5, 0.3), new(0.5, 0), new(1, 0.1)], group.Factors);
        Assert.Equal([0, 1, 2, 2], group.Parameters.Select(index => group.FactorsOf(plan.Parameters[index])));
        Assert.Equal(["exp_avg", "exp_avg_sq"], group.States.Select(state => state.Name));
    }

    private static NetworkPlan Plan(string source) => Planner.Plan(Harness.Shape(source), default);
}
