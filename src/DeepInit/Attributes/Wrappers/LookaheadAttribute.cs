namespace DeepInit;

/// <summary>Lookahead (Zhang et al. 2019): after every <see cref="Period"/> steps the weights go back part of the way to slow weights, which then are where they went.</summary>
/// <remarks>
/// φ ← φ + α (p − φ), p ← φ, where φ begins as the weights before the first step. The optimiser's own states stay as they are. Which steps are meant follows from <c>StepCount</c>. A weight that is set from outside is set in φ, too; weights
/// that are frozen stay. Remembers one number for each parameter (<c>slow</c>); costs a pass over the parameters every <see cref="Period"/> steps.
/// </remarks>
/// <example><code>
/// [AdamW]
/// [Lookahead(period: 5, Alpha = 0.5)]
/// </code></example>
public sealed class LookaheadAttribute : OptimizerWrapperAttribute
{
    /// <summary>Looks ahead.</summary>
    /// <param name="period">Steps from one return to the next, k, at least 1; 5 unless given.</param>
    public LookaheadAttribute(int period = 5) => Period = period;

    /// <summary>Steps from one return to the next.</summary>
    public int Period { get; }

    /// <summary>How far the slow weights go towards the weights, α, greater than 0 and at most 1; 0.8 unless given.</summary>
    public double Alpha { get; set; } = 0.8;
}
