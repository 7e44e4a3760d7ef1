using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Dropouts one behind the other around the branches.</summary>
public class DIG296Tests
{
    [Theory]
    [InlineData("[LayerNormalization] [MultiHeadAttention(2)] [Add(\"x\")] [{|DIG296:Dropout(0.1)|}]", 3)]
    [InlineData("[MultiHeadAttention(2)] [Add(\"x\")] [{|DIG296:Dropout(0.1)|}] [LayerNormalization]", 4)]
    [InlineData("[Dense(32, Activation = ReLU)] [Dense(32)] [Add(\"x\")] [{|DIG296:Dropout(0.1)|}] [PositionEmbedding]", 3)]
    [InlineData("[Dense(32, Activation = ReLU)] [Concat(\"x\")] [{|DIG296:Dropout(0.1)|}]", 3)]
    public void AStackThatDropsOfItsSumsIsMarked(string block, int blocks) => RuleTester.Reports("DIG296", Net(block, blocks));

    [Theory]
    [InlineData("[LayerNormalization] [MultiHeadAttention(2)] [Add(\"x\")] [Dropout(0.1)]", 2)]
    [InlineData("[LayerNormalization] [MultiHeadAttention(2, Dropout = 0.1)] [Dropout(0.1)] [Add(\"x\")]", 6)]
    [InlineData("[MultiHeadAttention(2)] [Dropout(0.1)] [Add(\"x\")] [LayerNormalization]", 6)]
    [InlineData("[Dense(32, Activation = ReLU)] [Dropout(0.1)]", 6)]
    [InlineData("[Dense(32, Activation = ReLU)] [Dropout(0.1)] [Concat(\"x\")]", 6)]
    public void DropoutOfBranchesIsSilent(string block, int blocks) => RuleTester.Silent("DIG296", Net(block, blocks));

    [Fact]
    public void OneOfTheEmbeddingsAndOneBeforeTheHeadAreUsual() => RuleTester.Silent(
        "DIG296",
        """
        [Network]
        [Input(8, Vocabulary = 40)]
        [Embedding(32)]
        [PositionEmbedding]
        [Dropout(0.1)]
        [Use(typeof(Encoder), Repeat = 4, Name = "block")]
        [LayerNormalization]
        [GlobalAveragePooling1D]
        [Dropout(0.1)]
        [Dense(2)]
        [Loss(CrossEntropy)]
        [AdamW(LearningRate = 1e-3)]
        public sealed partial class Net { }

        [Block]
        [LayerNormalization]
        [MultiHeadAttention(2)]
        [Dropout(0.1)]
        [Add("x")]
        public static class Encoder { }
        """);

    private static string Net(string block, int blocks) => $$"""
        [Network]
        [Input("x", 8, 32)]
        [Use(typeof(Encoder), Repeat = {{blocks}}, Name = "block")]
        [GlobalAveragePooling1D]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(LearningRate = 1e-3)]
        [WarmupCosine]
        public sealed partial class Net { }

        [Block]
        {{block}}
        public static class Encoder { }
        """;
}
