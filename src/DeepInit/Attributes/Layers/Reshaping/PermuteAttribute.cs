namespace DeepInit;

/// <summary>Exchanges the axes of its input: axis i of the output is axis <c>axes[i]</c> of the input. Axes count from 1; the batch, 0, stays first.</summary>
/// <example><code>[Input(20, 8)] [Permute(2, 1)]</code> makes 8 steps of 20 features from 20 steps of 8.</example>
public sealed class PermuteAttribute : LayerAttribute
{
    /// <summary>Adds a permutation.</summary>
    /// <param name="axes">Each of 1 … rank once; in an image 1 is the height, 2 the width, 3 the channels.</param>
    public PermuteAttribute(params int[] axes) => Axes = axes;

    /// <summary>Which axis of the input becomes each axis of the output, counted from 1.</summary>
    public int[] Axes { get; }
}
