using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network is too large to index.</summary>
public class DIG104Tests
{
    [Fact]
    public void AWeightTooLargeToIndexIsMarked() => RuleTester.Reports("DIG104", """
        [Input(100000)]
        [{|DIG104:Dense(100000, Activation = ReLU)|}]
        [Dense(1)]
        """);

    [Theory]
    [InlineData("[Input(1000)] [Dense(1000, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [{|DIG104:LBFGS(HistorySize = 10000)|}]")]
    [InlineData("[Input(30000)] [Dense(4, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [{|DIG104:SOAP(MaxPreconditionedSide = 2147483647)|}]")]
    public void AStateTooLargeToIndexIsMarked(string network) => RuleTester.Reports("DIG104", network);

    /// <summary>Sizes whose products no int holds: one message where they are written, and nothing that follows from them.</summary>
    [Theory]
    [InlineData("[Input(5, 5, 1)] [ZeroPadding2D(2147483647)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(5, 5, 1)] [UpSampling2D(2147483647)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(2147483647, 2147483647, 2147483647)] [Conv2D(1, 1999, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(4)] [Dense(2147483647, Name = \"a\", Activation = ReLU)] [Concat(\"a\", \"a\")] [Dense(1)]", "DIG104")]
    [InlineData("[Input(5, 5, 1)] [Conv2D(1, 3, Pads = new[] { 2147483647 }, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 5, 1)] [Conv2D(1, 3, Strides = new[] { 2147483647 }, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 5, 1)] [Conv2D(1, 3, Dilations = new[] { 2147483647 }, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 5, 1)] [Conv2D(1, 3, Dilations = new[] { 16777216 }, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG106")]
    [InlineData("[Input(5, 5, 1)] [Conv2D(1, 3, Pads = new[] { 10000 }, Strides = new[] { 5000 }, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 1)] [Conv1D(1, 3, Dilation = 2147483647, Padding = Padding.Causal, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 1)] [Conv1D(1, 3, Dilation = 16000000, Padding = Padding.Causal, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 1)] [Conv1D(1, 2147483647, Padding = Padding.Causal, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 1)] [MaxPooling1D(2147483647, Padding = Padding.Same)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 3, Stride = 16777216, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 3, Stride = 16777216, Padding = Padding.Same, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(5, 5, 2)] [DepthwiseConv2D(3, DepthMultiplier = 2147483647, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG104")]
    [InlineData("[Input(5, 5, 2)] [SeparableConv2D(1, 3, DepthMultiplier = 2147483647, Activation = ReLU)] [Flatten] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 2)] [GRU(2, Layers = 2147483647)] [Dense(1)]", "DIG008")]
    [InlineData("[Input(5, 2)] [GRU(1100000000, Bidirectional = true)] [Dense(1)]", "DIG104")]
    public void WhatOverflowsIsOneError(string network, string rule) =>
        Assert.Equal([rule], RuleTester.Analyze(Harness.Complete(new Setting(), Harness.Usings + $"[Network] {network} public partial class Net {{ }}")).Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("DIG2", StringComparison.Ordinal)).Select(d => d.Id).Distinct());

    [Fact]
    public void AThousandByAThousandIsSilent() => RuleTester.Silent("DIG104", """
        [Input(1000)]
        [Dense(1000, Activation = ReLU)]
        [Dense(1)]
        """);
}
