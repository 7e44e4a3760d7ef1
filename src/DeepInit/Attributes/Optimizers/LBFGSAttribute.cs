namespace DeepInit;

/// <summary>
/// L-BFGS (Liu &amp; Nocedal 1989) with a strong Wolfe line search, as PyTorch's <c>LBFGS(line_search_fn="strong_wolfe")</c>: for small problems without noise whose rows are all in one batch, where it needs tens of
/// steps in the place of thousands.
/// </summary>
/// <remarks>
/// A step makes at most <see cref="MaxIterations"/> iterations, each along d = −H g, H from the last <see cref="HistorySize"/> differences of weights and of gradients; along d it looks for a point whose loss has fallen by at least
/// 10⁻⁴ of what the slope promised, and whose slope is at most 0.9 of it. All parameters move together, each evaluation takes the batch through the network once more, and a step at most some more than <see cref="MaxEvaluations"/>. The loss
/// of a step is that before it. A rate of 1 is the first point that is tried, and the line search corrects it.
/// The batch must be the same rows in every step: <c>Fit</c> refuses batches of less than all rows, and layers that draw numbers (dropout, noise) make the loss another one from step to step (DIG258). It stands alone: a second optimiser,
/// SAM, weight decay, limits on gradients and factors on rates have no place in a line search; L1 and L2 of <see cref="ParameterAttribute"/> are a part of the loss and do. Steps are made by <c>TrainBatch</c> alone: <c>ApplyGradients</c> and hooks
/// of gradients know no loss. Running statistics move once for each step. Remembers 2 · <see cref="HistorySize"/> + 2 numbers for each parameter (<c>old_dirs</c>, <c>old_stps</c>, <c>d</c>, <c>prev_flat_grad</c>) and, as
/// <see cref="ParameterCollection{T}.OptimizerNumbers"/>, <c>H_diag</c>, <c>func_evals</c>, <c>n_iter</c>, <c>pairs</c>, <c>t</c> and <c>oldest</c>. What is frozen while the program runs takes no part; freezing makes it forget.
/// </remarks>
/// <example><code>[LBFGS]</code></example>
public sealed class LBFGSAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 1 unless given.</summary>
    public LBFGSAttribute()
        : base(1)
    {
    }

    /// <summary>Iterations of a step, at least 1; 20 unless given.</summary>
    public int MaxIterations { get; set; } = 20;

    /// <summary>Evaluations after which a step begins no further iteration, at least 1; 25 unless given.</summary>
    public int MaxEvaluations { get; set; } = 25;

    /// <summary>Differences that it remembers, at least 1, at most 10,000; 100 unless given.</summary>
    public int HistorySize { get; set; } = 100;

    /// <summary>A step ends where no element of the gradient is larger, at least 0; 1e-7 unless given.</summary>
    public double ToleranceGradient { get; set; } = 1e-7;

    /// <summary>A step ends where weights or the loss change by less, at least 0; 1e-9 unless given.</summary>
    public double ToleranceChange { get; set; } = 1e-9;
}
