using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>How generated kernels ask to be compiled.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelCode
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, by its value: netstandard2.0 and .NET Framework lack the name and ignore the bit.
    /// A kernel so marked is compiled once, fully, at its first call, and stands alone: <c>NoInlining</c>. A caller that is compiled again because it is hot
    /// would take such a loop into itself, and the registers that the loop's sums fill would no longer reach for its counters.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512 | MethodImplOptions.NoInlining;

    /// <summary><c>MethodImplOptions.AggressiveInlining</c>: the body goes into its callers, where its types are constants.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;
}
