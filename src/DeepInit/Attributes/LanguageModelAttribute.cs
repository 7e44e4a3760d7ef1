namespace DeepInit;

/// <summary>
/// The network is a language model: at each step of a sequence of ids its output are the logits of the id that comes next. The compiler proves that no logit sees the id that it predicts: attention that
/// is not causal, a recurrent layer that runs backward, a convolution that reads ahead or a pooling over time on any path to the output is an error at that layer (DIG122).
/// </summary>
/// <remarks>
/// The network has one input, of ids, and one output, with as many features as the input has ids (DIG123). It implements <see cref="ILanguageModel{T}"/>: a <see cref="TokenStream"/> trains and measures it,
/// <see cref="TokenGeneration"/> writes with it. The loss is declared as ever, on class indices.
/// </remarks>
/// <example><code>
/// [Network]
/// [LanguageModel]
/// [Input("tokens", 64, Vocabulary = 65)]
/// [Embedding(128, Name = "wte")]
/// [GRU(256, ReturnSequences = true)]
/// [Dense(65)]
/// [Loss(Loss.CrossEntropy)]
/// [AdamW(LearningRate = 3e-3, GlobalClipNorm = 1)]
/// public sealed partial class Writer;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LanguageModelAttribute : Attribute;
