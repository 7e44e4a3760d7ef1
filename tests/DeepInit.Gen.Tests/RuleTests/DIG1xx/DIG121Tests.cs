using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Values with different steps are combined.</summary>
public class DIG121Tests
{
    [Fact]
    public void TheStepsOfTwoInputsAreMarked() => RuleTester.Reports("DIG121", """
        [Input("left", 10, 4, Lengths = true)]
        [Input("right", 10, 4, Lengths = true)]
        [{|DIG121:Add("left", "right")|}]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);

    [Fact]
    public void StepsBesideRowsOfOneLengthAreMarked() => RuleTester.Reports("DIG121", """
        [Input("left", 10, 4, Lengths = true)]
        [Input("right", 10, 3)]
        [{|DIG121:Concat("left", "right")|}]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);

    [Fact]
    public void ValuesWithOtherStepsThanTheirKeysAreMarked() => RuleTester.Reports("DIG121", """
        [Input("keys", 10, 4, Lengths = true)]
        [Input("values", 10, 4, Lengths = true)]
        [Input("queries", 7, 4)]
        [MultiHeadAttention(2, From = "queries", Memory = "keys", {|DIG121:Values = "values"|})]
        [Dense(1)]
        """);

    [Fact]
    public void QueriesAndKeysWithStepsOfTheirOwnAreSilent() => RuleTester.Silent("DIG121", """
        [Input("keys", 10, 4, Lengths = true)]
        [Input("queries", 7, 4, Lengths = true)]
        [MultiHeadAttention(2, From = "queries", Memory = "keys")]
        [Dense(1)]
        """);

    [Fact]
    public void TheSameStepsAreSilent() => RuleTester.Silent("DIG121", """
        [Input("x", 10, 4, Lengths = true)]
        [Dense(4, Name = "a")]
        [Multiply("a", "x")]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);
}
