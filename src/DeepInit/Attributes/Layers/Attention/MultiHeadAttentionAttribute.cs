namespace DeepInit;

/// <summary>
/// Attention by several heads (Vaswani et al. 2017): each step of a sequence [steps, features] asks all steps of a sequence, itself or another, and takes a weighted mean of what they offer.
/// </summary>
/// <remarks>
/// <para>
/// With q = W_q x + b_q of the queries, k = W_k m + b_k and v = W_v m + b_v of the memory, each cut into heads of neighbouring features: p = softmax over the keys j that are seen of
/// <see cref="Scale"/> · qᵢ · kⱼ, and y = W_o concat(Σⱼ pᵢⱼ vⱼ) + b_o. Makes [steps of the queries, <see cref="Units"/>].
/// </para>
/// <para>
/// What a step sees is a range of keys: those of the memory's real steps, none after the step itself with <see cref="Causal"/>, and of these the last so many with <see cref="Window"/>. There is no mask:
/// what is not seen is not computed, but for the rest of a panel of 16 keys. A step that sees no key gets W_o 0 + b_o.
/// </para>
/// <para>
/// Parameters have PyTorch's names: <c>in_proj_weight</c> [3 features, features] with the rows of q, k and v below one another, <c>in_proj_bias</c>, <c>out_proj.weight</c> and <c>out_proj.bias</c>. Where
/// <see cref="KeyValueHeads"/>, <see cref="KeyDim"/>, <see cref="ValueDim"/> or <see cref="Units"/> is given, or the memory has another number of features, they are <c>q_proj.weight</c>,
/// <c>k_proj.weight</c>, <c>v_proj.weight</c> and <c>o_proj.weight</c>, each with its <c>bias</c>. <see cref="NormalizeKeys"/> adds <c>q_norm.weight</c> and <c>k_norm.weight</c>.
/// </para>
/// <para>
/// Costs steps · features · (units of all projections) multiply-adds, and 2 · heads · width · steps · keys (half of that with <see cref="Causal"/>), a row. Threads share sequences and groups of
/// heads; results do not depend on their number. Training keeps no scores: it computes them again, so that memory grows with the steps, not with their square.
/// </para>
/// </remarks>
/// <example><code>[Input("text", 64, Vocabulary = 65)] [Embedding(128)] [MultiHeadAttention(4, Causal = true)]</code></example>
public sealed class MultiHeadAttentionAttribute : LayerAttribute
{
    /// <summary>Adds attention by several heads.</summary>
    /// <param name="heads">Heads of the queries, at least 1; features of the queries are a multiple of it unless <see cref="KeyDim"/> and <see cref="ValueDim"/> are given.</param>
    public MultiHeadAttentionAttribute(int heads) => Heads = heads;

    /// <summary>Heads of the queries.</summary>
    public int Heads { get; }

    /// <summary>
    /// The name of the sequence that keys and values are made of; the queries themselves unless given. Its rows may have lengths of their own, which need not be those of the queries:
    /// <c>[MultiHeadAttention(4, From = "answer", Memory = "question")]</c>.
    /// </summary>
    public string? Memory { get; set; }

    /// <summary>The name of the sequence that values are made of, with as many steps as <see cref="Memory"/>; the memory unless given.</summary>
    public string? Values { get; set; }

    /// <summary>Whether step i sees the keys 0 to i alone; false unless given.</summary>
    public bool Causal { get; set; }

    /// <summary>With <see cref="Causal"/>: how many keys a step sees at most, its own included; 0, the number unless given, stands for all.</summary>
    public int Window { get; set; }

    /// <summary>
    /// Heads of keys and values, each of which <see cref="Heads"/> / KeyValueHeads neighbouring heads of the queries share (grouped queries; 1 is multi-query attention); a divisor of the heads, as many as
    /// heads unless given.
    /// </summary>
    public int KeyValueHeads { get; set; }

    /// <summary>Features of a head of queries and keys, at least 1; features / heads unless given.</summary>
    public int KeyDim { get; set; }

    /// <summary>Features of a head of values, at least 1; features / heads unless given.</summary>
    public int ValueDim { get; set; }

    /// <summary>Features of the output, at least 1; those of the queries unless given.</summary>
    public int Units { get; set; }

    /// <summary>The factor on the products of queries and keys, greater than 0; 1 / √<see cref="KeyDim"/> unless given.</summary>
    public double Scale { get; set; }

    /// <summary>
    /// Whether queries and keys are turned by their position t, pair i of their features by the angle t · <see cref="RotaryBase"/>^(−2i / <see cref="KeyDim"/>), so that products see distances alone; the
    /// width of a head is even then. None unless given.
    /// </summary>
    public Rotary Rotary { get; set; }

    /// <summary>The base of the angles of <see cref="Rotary"/>, greater than 0; 10000 unless given.</summary>
    public double RotaryBase { get; set; } = 10000;

    /// <summary>
    /// Whether queries and keys are normalised before they are compared (QK-norm, as in Qwen3): each head of a step is divided by √(mean of its squares + <see cref="Epsilon"/>) over its <see cref="KeyDim"/> features, and multiplied by
    /// scales that learn and start as ones, <c>q_norm.weight</c> and <c>k_norm.weight</c> [KeyDim], which all heads share; then it is turned (<see cref="Rotary"/>). Scores are then bounded whatever the matrices grow to,
    /// which lets large learning rates be. OLMo 2 normalises over all heads together, and Gemma 3 keeps its scales less 1: their files do not fit as they are. False unless given.
    /// </summary>
    public bool NormalizeKeys { get; set; }

    /// <summary>With <see cref="NormalizeKeys"/>: what is added to the mean of squares, greater than 0; 1e-6, that of Qwen3, unless given.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>The probability with which a weight p is 0 in a step of training, the others scaled by 1 / (1 − Dropout); in [0, 1), 0 unless given. Takes memory for steps · keys masks of each head.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether the projections have biases; true unless given.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether it learns; true unless given. False freezes the layer: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>How the matrices of queries, keys and values start, each by itself; <see cref="Init.XavierUniform"/> unless given.</summary>
    public Init Init { get; set; }

    /// <summary>How the matrix of the output starts; derived from the topology unless given, as that of a <c>[Dense]</c> in its place: zeros at the end of a residual branch.</summary>
    public Init OutputInit { get; set; }
}
