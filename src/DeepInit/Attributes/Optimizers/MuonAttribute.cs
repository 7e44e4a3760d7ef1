namespace DeepInit;

/// <summary>
/// Muon (Jordan et al. 2024): the momentum of each hidden matrix, with all its singular values brought near 1. It stands beside another optimiser, which moves everything else:
/// <c>[Muon] [AdamW(LearningRate = 1e-3)]</c>.
/// </summary>
/// <remarks>
/// b ← μ · b + (1 − μ) · g; M = (1 − μ) · g + μ · b; X = M / (‖M‖ + ε), seen as [first axis, all others]; <see cref="OrthogonalisingAttribute.Iterations"/> times A = X Xᵀ, X ← a · X + (b · A + c · A²) X;
/// p ← p · (1 − lr · decay) − lr · f · X with f = √max(1, rows / columns). Everything is computed in the network's precision, where the published code uses bfloat16. The compiler gives it the
/// weights of hidden layers; the output layer, vectors, tables and matrices with a side of 1 go to the other optimiser, and <c>[Parameter(…, Optimizer = "AdamW")]</c> says otherwise:
/// <c>Summary()</c> lists which goes where, and why. The schedule drives both rates. Remembers a number for each parameter (<c>momentum_buffer</c>).
/// Its products, 3 p² q + p³ operations for an iteration on p × q numbers with p the shorter side, cost as much as training on many rows: see <c>Summary()</c>.
/// </remarks>
/// <example><code>[Muon(LearningRate = 0.02, WeightDecay = 0.1)] [AdamW(LearningRate = 1e-3)]</code></example>
public sealed class MuonAttribute : OrthogonalisingAttribute
{
    /// <summary>Trains hidden matrices with this optimiser; learning rate 0.02 unless given.</summary>
    public MuonAttribute()
    {
    }
}
