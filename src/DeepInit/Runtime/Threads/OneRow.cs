using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Runs the phases of a pass over one row on the calling thread: each claim has all items, and nothing is waited for. The range that the claim before left tells a first claim
/// from a second, so that the JIT compiler, which sees both, leaves the loops out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OneRow : IShare
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rows(int rows) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Input<T>(ref T row)
        where T : unmanaged => ref row;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Claim(int phase, int count, int grain, ref int first, ref int end)
    {
        end = end > 0 ? 0 : count;
        return end > 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Complete(int phase, int count, int grain, ref int first, ref int end) => Claim(phase, count, grain, ref first, ref end);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait(int phase, int count)
    {
    }
}
