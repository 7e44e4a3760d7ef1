namespace Translating;

/// <summary>A transformer for captions of photographs (Multi30k): three blocks on each side, the head tied to the table of English words.</summary>
[Network]
[SequenceToSequence("de", "en")]
[Input("de", 48, Vocabulary = 8000, PaddingIndex = 0)]
[Input("en", 48, Vocabulary = 6000, PaddingIndex = 0)]
[Embedding(192, From = "de", ScaleBySqrt = true)]
[SinePositionEncoding]
[Dropout(0.1)]
[Use(typeof(EncoderBlock), "Units", 192, "Heads", 6, "Hidden", 384, Repeat = 3, Name = "e")]
[LayerNormalization(Name = "encoder")]
[Embedding(192, From = "en", ScaleBySqrt = true, Name = "words")]
[SinePositionEncoding]
[Dropout(0.1, Name = "y")]
[Use(typeof(DecoderBlock), "Units", 192, "Heads", 6, "Hidden", 384, Inputs = new[] { "y", "encoder" }, Repeat = 3, Name = "d")]
[LayerNormalization]
[TiedDense("words")]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 1e-3, Beta2 = 0.98, WeightDecay = 0.01, GlobalClipNorm = 1)]
[WarmupCosine(Warmup = 0.08, MinimumFactor = 0.02)]
public sealed partial class GermanToEnglish;

/// <summary>The same, small, for the sentences that the sample makes.</summary>
[Network]
[SequenceToSequence("de", "en")]
[Input("de", 20, Vocabulary = 200, PaddingIndex = 0)]
[Input("en", 20, Vocabulary = 200, PaddingIndex = 0)]
[Embedding(64, From = "de", ScaleBySqrt = true)]
[SinePositionEncoding]
[Use(typeof(EncoderBlock), "Units", 64, "Heads", 4, "Hidden", 128, Repeat = 2, Name = "e")]
[LayerNormalization(Name = "encoder")]
[Embedding(64, From = "en", ScaleBySqrt = true, Name = "words")]
[SinePositionEncoding(Name = "y")]
[Use(typeof(DecoderBlock), "Units", 64, "Heads", 4, "Hidden", 128, Inputs = new[] { "y", "encoder" }, Repeat = 2, Name = "d")]
[LayerNormalization]
[TiedDense("words")]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 2e-3, Beta2 = 0.98, WeightDecay = 0.01, GlobalClipNorm = 1)]
[WarmupCosine(Warmup = 0.1, MinimumFactor = 0.02)]
public sealed partial class SmallGermanToEnglish;

/// <summary>A block of an encoder, normalised before each branch (pre-norm), which trains without a careful warm-up: attention to all steps, then two dense layers, each beside a way around it.</summary>
[Block]
[LayerNormalization(Name = "n1")]
[MultiHeadAttention(EncoderBlock.Heads, Name = "attention")]
[Dropout(EncoderBlock.Rate, Name = "d1")]
[Add("x", "d1", Name = "r1")]
[LayerNormalization(Name = "n2")]
[Dense(EncoderBlock.Hidden, Activation = Activation.ReLU, Name = "widened")]
[Dense(EncoderBlock.Units, Name = "projection")]
[Dropout(EncoderBlock.Rate, Name = "d2")]
[Add("r1", "d2")]
public static class EncoderBlock
{
    /// <summary>Features of a step.</summary>
    public const int Units = BlockAttribute.Required;

    /// <summary>Heads of the attention, a divisor of <see cref="Units"/>.</summary>
    public const int Heads = BlockAttribute.Required;

    /// <summary>Features between the two dense layers.</summary>
    public const int Hidden = BlockAttribute.Required;

    /// <summary>What dropout takes away of each branch.</summary>
    public const double Rate = 0.1;
}

/// <summary>A block of a decoder, pre-norm: attention to the steps so far, attention to what the encoder has made of the source, then two dense layers.</summary>
[Block]
[Input("x")]
[Input("memory")]
[LayerNormalization(From = "x", Name = "n1")]
[MultiHeadAttention(DecoderBlock.Heads, Causal = true, Name = "attention")]
[Dropout(DecoderBlock.Rate, Name = "d1")]
[Add("x", "d1", Name = "r1")]
[LayerNormalization(Name = "n2")]
[MultiHeadAttention(DecoderBlock.Heads, Memory = "memory", Name = "cross")]
[Dropout(DecoderBlock.Rate, Name = "d2")]
[Add("r1", "d2", Name = "r2")]
[LayerNormalization(Name = "n3")]
[Dense(DecoderBlock.Hidden, Activation = Activation.ReLU, Name = "widened")]
[Dense(DecoderBlock.Units, Name = "projection")]
[Dropout(DecoderBlock.Rate, Name = "d3")]
[Add("r2", "d3")]
public static class DecoderBlock
{
    /// <summary>Features of a step.</summary>
    public const int Units = BlockAttribute.Required;

    /// <summary>Heads of both attentions, a divisor of <see cref="Units"/>.</summary>
    public const int Heads = BlockAttribute.Required;

    /// <summary>Features between the two dense layers.</summary>
    public const int Hidden = BlockAttribute.Required;

    /// <summary>What dropout takes away of each branch.</summary>
    public const double Rate = 0.1;
}
