using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A deep post-norm transformer without a warm-up.</summary>
public class DIG295Tests
{
    private const string PostNorm = """
        [Block]
        [MultiHeadAttention(2)]
        [Add("x")]
        [LayerNormalization(Name = "n1")]
        [Dense(64, Activation = ReLU)]
        [Dense(32)]
        [Add("n1")]
        [LayerNormalization]
        public static class Encoder { }
        """;

    private const string MarkedPostNorm = """
        [Block]
        [MultiHeadAttention(2)]
        [Add("x")]
        [LayerNormalization(Name = "n1")]
        [Dense(64, Activation = ReLU)]
        [Dense(32)]
        [Add("n1")]
        [{|DIG295:LayerNormalization|}]
        public static class Encoder { }
        """;

    private const string PreNorm = """
        [Block]
        [LayerNormalization]
        [MultiHeadAttention(2)]
        [Add("x", Name = "r")]
        [LayerNormalization]
        [Dense(64, Activation = ReLU)]
        [Dense(32)]
        [Add("r")]
        public static class Encoder { }
        """;

    private const string Recurrent = """
        [Block]
        [GRU(32, ReturnSequences = true)]
        [Add("x")]
        [LayerNormalization]
        public static class Encoder { }
        """;

    [Theory]
    [InlineData("[AdamW(LearningRate = 1e-3)]")]
    [InlineData("[AdamW(LearningRate = 1e-3)] [CosineDecay]")]
    public void SixBlocksAtTheFullRateAreMarked(string optimizer) => RuleTester.Reports("DIG295", Net(MarkedPostNorm, 6, optimizer));

    [Theory]
    [InlineData(PostNorm, 5, "[AdamW(LearningRate = 1e-3)]")]
    [InlineData(PostNorm, 6, "[AdamW(LearningRate = 1e-3)] [WarmupCosine]")]
    [InlineData(PostNorm, 6, "[AdamW(LearningRate = 1e-3)] [LinearWarmup]")]
    [InlineData(PostNorm, 6, "[AdamW(LearningRate = 1e-3)] [InverseSqrt]")]
    [InlineData(PostNorm, 6, "[RAdam(LearningRate = 1e-3)]")]
    [InlineData(PreNorm, 6, "[AdamW(LearningRate = 1e-3)]")]
    [InlineData(Recurrent, 14, "[AdamW(LearningRate = 1e-3)]")]
    public void OthersAreSilent(string block, int blocks, string optimizer) => RuleTester.Silent("DIG295", Net(block, blocks, optimizer));

    private static string Net(string block, int blocks, string optimizer) => $$"""
        [Network]
        [Input("x", 8, 32)]
        [Use(typeof(Encoder), Repeat = {{blocks}}, Name = "block")]
        [GlobalAveragePooling1D]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {{optimizer}}
        public sealed partial class Net { }

        {{block}}
        """;
}
