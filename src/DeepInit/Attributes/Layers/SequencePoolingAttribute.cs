namespace DeepInit;

/// <summary>A window over each channel of a sequence.</summary>
/// <remarks>[length, channels] becomes [steps, channels], where n steps have ⌊(n + pads − window) / stride⌋ + 1 places.</remarks>
public abstract class SequencePoolingAttribute : LayerAttribute
{
    private protected SequencePoolingAttribute(int window) => Window = window;

    /// <summary>Length of the window.</summary>
    public int Window { get; }

    /// <summary>The step of the window; 0, as it is unless given, stands for the length of the window.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// What lies beyond the ends; nothing unless given. With <see cref="Padding.Same"/> the window has ⌈length / stride⌉ places, and what lies beyond the ends
    /// counts in no mean. <see cref="Pads"/> says it in numbers instead. Not <see cref="Padding.Causal"/>.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>What lies around the sequence, less than the window: one number for both ends, or before and after; none unless given.</summary>
    public int[]? Pads { get; set; }
}
