using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Elementary functions on whole vectors: no branches, no tables, no calls to the C library. One lane never depends on another.
/// </summary>
/// <remarks>
/// <para>
/// The same algorithm runs on every framework and at every vector width; results may differ in the last bits between processors with and without
/// fused multiply-add. The bounds stated on the members hold for both, denormal results included, and are measured by the tests. 1 ulp is the distance
/// between neighbouring numbers at the true result. NaN gives NaN.
/// </para>
/// <para>
/// The coefficients are minimax fits of this project (Remez' algorithm in 60 digits, rounded afterwards); the interval and the error of each fit stand
/// beside it. Each function's file: <c>Exponential</c> (Exp, Expm1), <c>Logarithm</c> (Log, Log1p), <c>Sigmoid</c> (Tanh, Sigmoid, Softplus),
/// <c>Normal</c> (Erf, NormalCdf), each for Single and Double.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
}
