namespace DeepInit;

/// <summary>
/// Attention of one sequence [steps, features] to another (Luong et al. 2015): each step, the query, is compared with all steps of the memory, and gets their mean, weighted by how well they fit.
/// </summary>
/// <remarks>
/// <para>
/// With the scores sᵢⱼ of query i and step j of the memory (<see cref="Score"/>): p = softmax of sᵢⱼ over the steps j that are seen, y = Σⱼ pᵢⱼ mⱼ. Makes [steps of the queries, features of the memory]:
/// what is compared is also what is averaged, and is not projected. A network most often goes on with <c>[Concat]</c> of y and the queries, as Luong's does.
/// </para>
/// <para>
/// What a step sees is a range: the memory's real steps, none after the step itself with <see cref="Causal"/>. There is no mask: what is not seen is not computed, but for the rest of a panel of 16
/// steps. A step that sees nothing gets 0.
/// </para>
/// <para>
/// Parameters: none with <see cref="DeepInit.Score.Dot"/> and <see cref="DeepInit.Score.Scaled"/>, <c>weight</c> [features of the queries, features of the memory] with
/// <see cref="DeepInit.Score.General"/>, and with <see cref="DeepInit.Score.Additive"/> <c>q_proj.weight</c> [<see cref="Units"/>, features of the queries], <c>k_proj.weight</c>
/// [<see cref="Units"/>, features of the memory] and <c>score.weight</c> [<see cref="Units"/>].
/// </para>
/// <para>
/// Costs steps · steps of the memory · (features of the queries + features of the memory) multiply-adds a row, half of that with <see cref="Causal"/>, and what the products with its matrices cost, which
/// are made once for each step. Additive scores take one hyperbolic tangent for each pair of steps and unit, and are many times slower than products. Training keeps no scores: it computes them again.
/// Results do not depend on the number of threads.
/// </para>
/// </remarks>
/// <example><code>
/// [GRU(64, From = "answer", ReturnSequences = true, Name = "decoder")]
/// [Attention(Memory = "encoder", Name = "context")] [Concat("context", "decoder")] [Dense(64, Activation = Activation.Tanh)]
/// </code></example>
public sealed class AttentionAttribute : LayerAttribute
{
    /// <summary>
    /// The name of the sequence that steps are compared with and that means are made of; the queries themselves unless given. Its rows may have lengths of their own, which need not be those of the queries.
    /// With <see cref="DeepInit.Score.Dot"/> and <see cref="DeepInit.Score.Scaled"/> it has as many features as the queries.
    /// </summary>
    public string? Memory { get; set; }

    /// <summary>How a query and a step of the memory are compared; the plain product unless given.</summary>
    public Score Score { get; set; }

    /// <summary>With <see cref="DeepInit.Score.Additive"/>: how many tangents a score is the sum of, at least 1; the features of the queries unless given.</summary>
    public int Units { get; set; }

    /// <summary>Whether step i sees the steps 0 to i of the memory alone; false unless given.</summary>
    public bool Causal { get; set; }

    /// <summary>The probability with which a weight p is 0 in a step of training, the others scaled by 1 / (1 − Dropout); in [0, 1), 0 unless given. Takes memory for a mask of each pair of steps.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether it learns, where it has parameters; true unless given. False freezes the layer: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>How its matrices start; <see cref="Init.XavierUniform"/> unless given. The vector of additive scores starts normal, with the deviation 1 / √<see cref="Units"/>.</summary>
    public Init Init { get; set; }
}
