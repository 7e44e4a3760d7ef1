using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Dropout on the output.</summary>
public class DIG230Tests
{
    [Fact]
    public void DropoutAsTheLastLayerIsMarked() => RuleTester.Reports("DIG230", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [{|DIG230:Dropout(0.5)|}]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void DropoutBeforeTheLastActivationIsMarked() => RuleTester.Reports("DIG230", """
        [Input(4)]
        [Dense(3)]
        [{|DIG230:Dropout(0.5)|}]
        [Activation(Softmax)]
        [Loss(SparseCategoricalCrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void DropoutBeforeTheLastWeightsIsSilent() => RuleTester.Silent("DIG230", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0.5)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void DropoutBeforeATiedHeadIsSilent() => RuleTester.Silent("DIG230", """
        [Input("tokens", 12, Vocabulary = 20)]
        [Embedding(16, Name = "wte")]
        [GRU(16, ReturnSequences = true)]
        [Dropout(0.2)]
        [TiedDense("wte")]
        [Loss(CrossEntropy)]
        [AdamW]
        """);

    [Fact]
    public void TheFixRemovesTheDropout() => FixTester.Fixes(
        "DIG230",
        """
        [Input(4)]
        [Dense(1)]
        [Dropout(0.5)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void TheFixLeavesItsNeighboursOnTheLine() => FixTester.Fixes(
        "DIG230",
        """
        [Input(4)] [Dense(1)] [Dropout(0.5)] [Loss(MeanSquaredError)] [AdamW]
        """,
        """
        [Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG230", """
        [Input(4)]
        [Dense(1)]
        [Dropout(0.5)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
