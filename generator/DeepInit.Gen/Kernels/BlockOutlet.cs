using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>Where a kernel puts a block of a parameter's gradient, and what it does with it then.</summary>
internal abstract class BlockOutlet
{
    /// <summary>Whether a block moves its parameters as soon as it is known, in a step that takes its gradients in one go.</summary>
    public abstract bool IsFused { get; }

    /// <summary>Whether anything is done with a block once it is computed: what is stored at its place is there.</summary>
    public abstract bool Takes { get; }

    /// <summary>C#: whether a run moves parameters block by block; null where no run does.</summary>
    public abstract string? MovesAtOnce { get; }

    /// <summary>The place that a block is computed into, for a <c>ref</c> local.</summary>
    /// <param name="at">C#: where the block's parameters lie in their block.</param>
    /// <param name="scratch">Numbers of the thread's own memory that other blocks of the kernel take before this one.</param>
    public abstract string Place(string at, int scratch = 0);

    /// <summary>Writes what is done with a block once it is computed.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="at">C#: where the block's parameters lie in their block.</param>
    /// <param name="gradient">The block's place.</param>
    /// <param name="count">C#: rows, 16 numbers from one to the next.</param>
    /// <param name="width">Numbers of each row that count.</param>
    public abstract void Write(SourceWriter writer, string at, string gradient, string count, int width);
}
