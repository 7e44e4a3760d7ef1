using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer on sequences reads something else.</summary>
public class DIG110Tests
{
    [Fact]
    public void AConvolutionOverFeaturesIsMarked() => RuleTester.Reports("DIG110", """
        [Input(100)]
        [{|DIG110:Conv1D(8, 5, Activation = ReLU)|}]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);

    [Fact]
    public void PoolingOfAnImageIsMarked() => RuleTester.Reports("DIG110", """
        [Input(8, 8, 3)]
        [{|DIG110:GlobalAveragePooling1D|}]
        [Dense(1)]
        """);

    [Fact]
    public void AMemoryWithoutStepsIsMarked() => RuleTester.Reports("DIG110", """
        [Input("queries", 5, 4)]
        [Input("memory", 4)]
        [Attention(From = "queries", {|DIG110:Memory = "memory"|})]
        [Dense(1)]
        """);

    [Fact]
    public void AConvolutionOverASequenceIsSilent() => RuleTester.Silent("DIG110", """
        [Input(100, 1)]
        [Conv1D(8, 5, Activation = ReLU)]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);
}
