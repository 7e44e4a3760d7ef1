namespace DeepInit;

/// <summary>y = x above zero and slope · x below, with a slope that is learned. He et al. 2015.</summary>
/// <remarks>The slopes are called <c>weight</c> in files, as in PyTorch, of shape [1] or [channels]. Weight decay leaves them alone: it would pull them to zero.</remarks>
/// <example><code>[Conv2D(32, 3)] [PReLU(PerChannel = true)]</code></example>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>Whether each channel (the last axis) has a slope of its own; one for all unless set.</summary>
    public bool PerChannel { get; set; }

    /// <summary>What every slope starts from; a finite number, 0.25 unless given, as in PyTorch.</summary>
    public double InitialSlope { get; set; } = 0.25;

    /// <summary>Whether they learn; true unless given. False freezes the slopes: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;
}
