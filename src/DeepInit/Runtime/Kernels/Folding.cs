using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Moves a batch normalisation by running statistics into the weights before it. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Folding
{
    private const int Width = Panels.Width;

    /// <summary>
    /// W' = s · W and b' = shift + (b − mean) · s with s = scale / √(variance + epsilon), output by output: the weights of the product whose sums are already
    /// normalised. Padding stays zero, because its scale is.
    /// </summary>
    /// <param name="weight">Panels of 16 outputs, <c>[panels][inner][16]</c>.</param>
    /// <param name="bias">The bias, or 16 zeros.</param>
    /// <param name="biasStep">16; 0 where there is no bias.</param>
    /// <param name="scale">The normalisation's weight.</param>
    /// <param name="shift">The normalisation's bias.</param>
    /// <param name="mean">The running mean.</param>
    /// <param name="variance">The running variance.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="inner">Weights of each output.</param>
    /// <param name="foldedWeight">Takes W'.</param>
    /// <param name="foldedBias">Takes b'.</param>
    public static void Fold<T>(
        ref T weight,
        ref T bias,
        int biasStep,
        ref T scale,
        ref T shift,
        ref T mean,
        ref T variance,
        double epsilon,
        int panels,
        int inner,
        ref T foldedWeight,
        ref T foldedBias)
        where T : unmanaged
    {
        var added = new Vector<T>(Scalar.FromDouble<T>(epsilon));
        for (int panel = 0; panel < panels; panel++)
        {
            for (int lane = 0; lane < Width; lane += Vector<T>.Count)
            {
                int at = (panel * Width) + lane;
                Vector<T> s = At(ref scale, at) * (Vector<T>.One / Vector.SquareRoot(At(ref variance, at) + added));
                At(ref foldedBias, at) = At(ref shift, at) + ((At(ref bias, (panel * biasStep) + lane) - At(ref mean, at)) * s);
                for (int k = 0; k < inner; k++)
                {
                    nint place = (((nint)panel * inner) + k) * Width + lane;
                    At(ref foldedWeight, place) = At(ref weight, place) * s;
                }
            }
        }
    }

    private static ref Vector<T> At<T>(ref T start, nint index)
        where T : unmanaged =>
        ref Unsafe.As<T, Vector<T>>(ref Unsafe.Add(ref start, index));
}
