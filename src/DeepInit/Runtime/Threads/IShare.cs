using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What runs the phases of a pass: one thread's part of a <see cref="TeamJob"/>, or <see cref="OneRow"/>. Kernels are called by one text, which is compiled for each of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IShare
{
    /// <summary>The rows of the pass.</summary>
    /// <param name="rows">Those of the job.</param>
    int Rows(int rows);

    /// <summary>What is read in the caller's memory. Only for a thread that holds an item: the caller waits for it, and the memory stays in place so long.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="row">The row of a pass over one row.</param>
    ref T Input<T>(ref T row)
        where T : unmanaged;

    /// <inheritdoc cref="TeamShare.Claim"/>
    bool Claim(int phase, int count, int grain, ref int first, ref int end);

    /// <inheritdoc cref="TeamShare.Complete"/>
    bool Complete(int phase, int count, int grain, ref int first, ref int end);

    /// <inheritdoc cref="TeamShare.Wait"/>
    void Wait(int phase, int count);
}
