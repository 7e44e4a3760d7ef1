using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>What inference folds and fuses, and what it must leave as it was written.</summary>
public sealed class InferenceFusionTests
{
    private const string Head = "[Network] [Input(6, 6, 3)] ";
    private const string Normalized = "[Conv2D(4, 3, UseBias = false, Name = \"c\")] [BatchNormalization(Name = \"n\")] [Activation(Activation.ReLU, Name = \"a\")] ";
    private const string Tail = "[Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ANormalisationAndAnActivationGoIntoTheConvolution()
    {
        NetworkPlan plan = Plan(Normalized);
        ConvolutionOp op = Assert.IsType<ConvolutionOp>(Assert.Single(plan.Inference.Ops));
        Assert.Equal(Activation.ReLU, op.Epilogue.Activation.Function);
        Derived fold = Assert.Single(plan.Derived);
        Assert.Equal((fold.Results[0].Index, fold.Results[1].Index), (op.Weight!.Value, op.Bias!.Value));
        Assert.Contains("Folded", op.Method, StringComparison.Ordinal);
        Assert.Equal(3 * 3 * 3, Assert.IsType<FoldedNormalization>(fold.Transform).Inner);
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Fact]
    public void TrainingComputesBothAsWritten()
    {
        NetworkPlan plan = Plan(Normalized);
        Assert.Contains(plan.Training!.Ops.Take(plan.Training.SectionOf(SectionKind.Losses).First), op => op is LayerKernelOp { Kernel: BatchNormalizationForward, Name.Trains: true });
        Assert.All(plan.Training.Ops.Take(plan.Training.SectionOf(SectionKind.Losses).First).OfType<ConvolutionOp>(), op => Assert.True(op.Weight < plan.Parameters.Count && op.Bias is null));
    }

    [Fact]
    public void ADenseLayerTakesItsNormalisationToo()
    {
        NetworkPlan plan = Plan("[Flatten] [Dense(5)] [BatchNormalization] [Dense(2)] ");
        Assert.Single(Folds(plan));
        Assert.Equal(2, plan.Inference.Ops.OfType<ProductOp>().Count());
        Assert.Equal(3, plan.Inference.Ops.Count);
    }

    [Fact]
    public void SeveralFoldsLieOneAfterAnother()
    {
        NetworkPlan plan = Plan(Normalized + "[Conv2D(17, 2)] [BatchNormalization] [SeparableConv2D(3, 2)] [BatchNormalization] ");
        Assert.Equal(3, Folds(plan).Length);
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Theory]
    [InlineData("[Conv2D(4, 3, Activation = Activation.ReLU)] [BatchNormalization] ")]
    [InlineData(Normalized + "[Output(\"c\")] [Output(\"a\")] ")]
    [InlineData(Normalized + "[Add(\"c\", \"a\")] ")]
    [InlineData("[Conv2D(4, 3)] [MaxPooling2D(2)] [BatchNormalization] ")]
    [InlineData("[BatchNormalization] [Conv2D(4, 3)] ")]
    public void WhatIsNotLinearOrReadElsewhereIsLeftAlone(string layers)
    {
        NetworkPlan plan = Plan(layers);
        Assert.Empty(plan.Derived);
        Assert.Single(plan.Inference.Ops.OfType<LayerKernelOp>(), op => op.Kernel is BatchNormalizationForward);
    }

    [Fact]
    public void FiltersForPatchesAreTransformedWithTheFolds()
    {
        NetworkPlan plan = Plan("[Conv2D(16, 1)] [Conv2D(20, 3, Padding = Padding.Same)] [BatchNormalization] [Conv2D(16, 3, Padding = Padding.Same)] ");
        Derived[] filters = [.. plan.Derived.Where(derived => derived.Transform is PatchFilters)];
        Assert.Equal(2, filters.Length);
        Assert.Equal(Folds(plan)[0].Results[0], filters[0].Sources[0]);
        Assert.Equal("conv2D2.weight", filters[1].Sources[0].Name);
        Assert.All(plan.Inference.Ops.OfType<ConvolutionOp>().Skip(1).Zip(filters), pair => Assert.Equal(pair.Second.Results[0].Index, pair.First.Weight));
        Assert.Equal(0, plan.Inference.FixedLength);
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Fact]
    public void ASumGoesIntoTheConvolutionThatIsReadyLast()
    {
        NetworkPlan plan = Plan("[Conv2D(4, 1, Name = \"a\")] [Conv2D(4, 1, Name = \"b\")] [Conv2D(4, 1, Name = \"short\", From = \"x\")] [Add(\"b\", Activation = Activation.ReLU)] ");
        string[] order = [.. plan.Inference.Ops.Select(op => op.Method)];
        Assert.Equal(3, order.Length);
        Assert.StartsWith("Short_", order[1], StringComparison.Ordinal);
        Assert.Contains("AddReLU", order[2], StringComparison.Ordinal);
        Assert.StartsWith("B_", order[2], StringComparison.Ordinal);
    }

    [Fact]
    public void ANormalisationThatIsAnOutputKeepsItsActivationApart()
    {
        NetworkPlan plan = Plan(Normalized + "[Output(\"n\")] [Output(\"a\")] ");
        Assert.Single(Folds(plan));
        Assert.True(Assert.Single(plan.Inference.Ops.OfType<ConvolutionOp>()).Epilogue.Activation.IsLinear);
        Assert.Single(plan.Inference.Ops.OfType<ElementwiseOp>());
    }

    private static Derived[] Folds(NetworkPlan plan) => [.. plan.Derived.Where(derived => derived.Transform is FoldedNormalization)];

    private static NetworkPlan Plan(string layers) => Harness.Plan(Harness.Parse(Head + layers + Tail));
}
