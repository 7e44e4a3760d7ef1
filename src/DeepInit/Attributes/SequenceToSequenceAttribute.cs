namespace DeepInit;

/// <summary>
/// The network makes one sequence of another, as a translation of a sentence: it reads the whole source, and at each step of the target its output are the logits of the token that comes next. Pairs of sequences
/// train it as they are (<see cref="SequencePairs"/>): what its decoder reads and what it learns to say there, the same one token later, is made of the target by itself, with <see cref="StartToken"/> before
/// and <see cref="EndToken"/> behind it.
/// </summary>
/// <remarks>
/// The compiler proves that no logit sees the token that it predicts: attention to the target that is not causal, a recurrent layer that runs backward, or a pooling over time on any path from the target to the output is an error at that
/// layer (DIG122). Paths from the source alone may look both ways. The network has two inputs of ids, source and target, and one output, [steps of the target, ids of the target] (DIG164); the loss is declared as ever, on class indices.
/// It implements <see cref="ISequenceToSequence{T}"/>: <see cref="Translations"/> trains and measures it, and translates. The source is read once for a sentence, whatever the length of its translation.
/// </remarks>
/// <example><code>
/// [Network]
/// [SequenceToSequence("de", "en")]
/// [Input("de", 40, Vocabulary = 5000, PaddingIndex = 0)]
/// [Input("en", 40, Vocabulary = 4000, PaddingIndex = 0)]
/// [Embedding(64, From = "de")]
/// [GRU(64, ReturnSequences = true, Name = "encoder")]
/// [FinalState(Name = "meaning")]
/// [Embedding(64, From = "en")]
/// [GRU(64, ReturnSequences = true, InitialState = "meaning", Name = "decoder")]
/// [Attention(Memory = "encoder", Name = "seen")]
/// [Concat("decoder", "seen")]
/// [Dense(4000)]
/// [Loss(Loss.CrossEntropy)]
/// [AdamW(LearningRate = 1e-3, GlobalClipNorm = 1)]
/// public sealed partial class GermanToEnglish;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceToSequenceAttribute : Attribute
{
    /// <summary>Says which input is read, and which is written.</summary>
    /// <param name="source">The name of the input that is read as a whole.</param>
    /// <param name="target">The name of the input that the network's own tokens are: at each step it predicts the next one.</param>
    public SequenceToSequenceAttribute(string source, string target)
    {
        Source = source;
        Target = target;
    }

    /// <summary>The name of the input that is read as a whole.</summary>
    public string Source { get; }

    /// <summary>The name of the input that the network's own tokens are.</summary>
    public string Target { get; }

    /// <summary>The id before the first token of a target, which it is predicted from; one of the target's. 2 unless given, which <see cref="Tokenizer"/>s that were fitted here have.</summary>
    public int StartToken { get; set; } = 2;

    /// <summary>The id behind the last token of a target; one of the target's. 3 unless given, which <see cref="Tokenizer"/>s that were fitted here have.</summary>
    public int EndToken { get; set; } = 3;
}
