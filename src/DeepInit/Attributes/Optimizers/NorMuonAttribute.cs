namespace DeepInit;

/// <summary>NorMuon (Li et al. 2025): <see cref="MuonAttribute"/> whose rows are divided by the root of their own second moment, so that no unit moves much more than the others.</summary>
/// <remarks>
/// With O as in Muon: r ← β₂ · r + (1 − β₂) · mean of O² over columns; N = O / (√r + <see cref="RowEpsilon"/>); O ← N · ‖O‖ / (‖N‖ + <see cref="RowEpsilon"/>). Remembers a number for each parameter
/// (<c>momentum_buffer</c>) and one for each row (<c>second_momentum_buffer</c>). It costs what Muon does. As in the authors' code, but for its bfloat16.
/// </remarks>
/// <example><code>[NorMuon(LearningRate = 0.02)] [AdamW(LearningRate = 1e-3)]</code></example>
public sealed class NorMuonAttribute : OrthogonalisingAttribute
{
    /// <summary>Trains hidden matrices with this optimiser; learning rate 0.02 unless given.</summary>
    public NorMuonAttribute()
    {
    }

    /// <summary>Decay of the second moment of rows, in [0, 1); 0.95 unless given.</summary>
    public double Beta2 { get; set; } = 0.95;

    /// <summary>Added to the root of a row's second moment, and to the norm; greater than 0; 1e-10 unless given.</summary>
    public double RowEpsilon { get; set; } = 1e-10;
}
