using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Blocks of the package, before and behind whose branches stand normalisations.</summary>
[Network]
[LanguageModel]
[Input("tokens", 8, Vocabulary = 6)]
[Embedding(32, Name = "wte")]
[PositionEmbedding]
[Use(typeof(GptBlock), "Units", 32, "Heads", 2, Repeat = 2, Name = "h")]
[LayerNormalization]
[TiedDense("wte")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, GlobalClipNorm = 1)]
public sealed partial class GptOfBlocks;

/// <summary>Turned, grouped heads.</summary>
[Network]
[LanguageModel]
[Input("tokens", 8, Vocabulary = 6)]
[Embedding(32, Name = "embed_tokens")]
[Use(typeof(LlamaBlock), "Units", 32, "Heads", 2, "KeyValueHeads", 1, "Hidden", 40, Repeat = 2, Name = "layers")]
[RMSNormalization]
[TiedDense("embed_tokens")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, GlobalClipNorm = 1)]
public sealed partial class LlamaOfBlocks;

/// <summary>Both sides of a translator, pre-norm.</summary>
[Network]
[SequenceToSequence("de", "en")]
[Input("de", 6, Vocabulary = 9, PaddingIndex = 0)]
[Input("en", 7, Vocabulary = 9, PaddingIndex = 0)]
[Embedding(32, From = "de")]
[SinePositionEncoding]
[Use(typeof(EncoderBlock), "Units", 32, "Heads", 2, "Hidden", 48, "Rate", 0.01, Name = "e")]
[LayerNormalization(Name = "encoder")]
[Embedding(32, From = "en")]
[SinePositionEncoding(Name = "y")]
[Use(typeof(DecoderBlock), "Units", 32, "Heads", 2, "Hidden", 48, "Rate", 0.01, Inputs = new[] { "y", "encoder" }, Repeat = 2, Name = "d")]
[LayerNormalization]
[Dense(9)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 5e-3, GlobalClipNorm = 1)]
public sealed partial class PreNormOfBlocks;

/// <summary>The same, post-norm.</summary>
[Network]
[SequenceToSequence("de", "en")]
[Input("de", 6, Vocabulary = 9, PaddingIndex = 0)]
[Input("en", 7, Vocabulary = 9, PaddingIndex = 0)]
[Embedding(32, From = "de")]
[SinePositionEncoding]
[Use(typeof(PostNormEncoderBlock), "Units", 32, "Heads", 2, "Hidden", 48, "Rate", 0.01, Name = "encoder")]
[Embedding(32, From = "en")]
[SinePositionEncoding(Name = "y")]
[Use(typeof(PostNormDecoderBlock), "Units", 32, "Heads", 2, "Hidden", 48, "Rate", 0.01, Inputs = new[] { "y", "encoder" }, Repeat = 2, Name = "d")]
[Dense(9)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 5e-3, GlobalClipNorm = 1)]
public sealed partial class PostNormOfBlocks;

/// <summary>The blocks that the package brings compile with values of a use, and learn.</summary>
public sealed class BlockTests
{
    [Fact]
    public void LanguageModelsOfBlocksLearnToCount()
    {
        AssertCounts(new GptOfBlocks(1));
        AssertCounts(new LlamaOfBlocks(1));

        static void AssertCounts<TNetwork>(TNetwork network)
            where TNetwork : ITrainableNetwork<float>, ILanguageModel<float>
        {
            network.Fit(new TokenStream([.. Enumerable.Range(0, 300).Select(i => i % 6)]) { Stride = 1 }, new FitOptions { Epochs = 4, BatchSize = 16 });
            Assert.Equal([3, 4, 5, 0, 1], network.Generate([1, 2], new GenerationOptions { MaxTokens = 5, Temperature = 0 }));
        }
    }

    [Fact]
    public void TranslatorsOfBlocksLearnToCopy()
    {
        AssertCopies(new PreNormOfBlocks(1));
        AssertCopies(new PostNormOfBlocks(1));

        static void AssertCopies<TNetwork>(TNetwork network)
            where TNetwork : ITrainableNetwork<float>, ISequenceToSequence<float>
        {
            var random = new Random(1);
            int[][] sentences = [.. Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(4, 9)).ToArray())];
            network.Fit(new SequencePairs(sentences, sentences), new FitOptions { Epochs = 12, BatchSize = 20 });
            Assert.InRange(network.Perplexity(new SequencePairs(sentences, sentences)), 1, 1.5);
        }
    }
}
