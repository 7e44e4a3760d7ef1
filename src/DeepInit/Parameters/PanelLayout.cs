using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// A weight matrix [outputs, inputs] in panels of 16 outputs, <c>[ceil(outputs / 16)][inputs][16]</c>: element (o, i) is at
/// ((o / 16) · inputs + i) · 16 + o % 16. Lanes without an output are zero.
/// </summary>
internal sealed class PanelLayout : TensorLayout
{
    private const int Width = Panels.Width;

    /// <summary>A weight matrix.</summary>
    /// <param name="outputs">Rows, at least 1.</param>
    /// <param name="inputs">Columns, at least 1.</param>
    public PanelLayout(int outputs, int inputs)
        : base(checked(outputs * inputs), Panels.Length(inputs, outputs))
    {
        Outputs = outputs;
        Inputs = inputs;
    }

    /// <summary>Rows of the matrix.</summary>
    internal int Outputs { get; }

    /// <summary>Columns of the matrix.</summary>
    internal int Inputs { get; }

    /// <inheritdoc/>
    internal override int[] Shape => [Outputs, Inputs];

    /// <inheritdoc/>
    internal override int PlaceOf(int index)
    {
        int o = index / Inputs;
        int i = index % Inputs;
        return (((o / Width * Inputs) + i) * Width) + (o % Width);
    }

    /// <inheritdoc/>
    internal override void CopyOut<T>(ref T storage, Span<T> rowMajor)
    {
        ref T matrix = ref MemoryMarshal.GetReference(rowMajor);
        int block = Transposition.BlockSize<T>();
        for (int firstOutput = 0; firstOutput < Outputs; firstOutput += Width)
        {
            int lanes = Math.Min(Width, Outputs - firstOutput);
            ref T panel = ref Unsafe.Add(ref storage, (nint)firstOutput * Inputs);
            ref T rows = ref Unsafe.Add(ref matrix, (nint)firstOutput * Inputs);
            int i = 0;

            // A block fills whole pieces of the matrix's rows; the last columns, too few for one, go by element.
            for (; i + block <= Inputs && block > 1; i += block)
            {
                for (int lane = 0; lane < lanes; lane += block)
                {
                    Transposition.Block(
                        ref Unsafe.Add(ref panel, (i * Width) + lane), Width, block,
                        ref Unsafe.Add(ref rows, ((nint)lane * Inputs) + i), Inputs, Math.Min(block, lanes - lane));
                }
            }

            Transposition.Scalar(ref Unsafe.Add(ref panel, i * Width), Width, Inputs - i, ref Unsafe.Add(ref rows, i), Inputs, lanes);
        }
    }

    /// <inheritdoc/>
    internal override void CopyIn<T>(ReadOnlySpan<T> rowMajor, ref T storage)
    {
        ref T matrix = ref MemoryMarshal.GetReference(rowMajor);
        int block = Transposition.BlockSize<T>();
        for (int firstOutput = 0; firstOutput < Outputs; firstOutput += Width)
        {
            int lanes = Math.Min(Width, Outputs - firstOutput);
            ref T panel = ref Unsafe.Add(ref storage, (nint)firstOutput * Inputs);
            ref T rows = ref Unsafe.Add(ref matrix, (nint)firstOutput * Inputs);
            if (lanes < Width)
                Clear(ref panel, (nint)Inputs * Width);

            int i = 0;
            for (; i + block <= Inputs && block > 1; i += block)
            {
                for (int lane = 0; lane < lanes; lane += block)
                {
                    Transposition.Block(
                        ref Unsafe.Add(ref rows, ((nint)lane * Inputs) + i), Inputs, Math.Min(block, lanes - lane),
                        ref Unsafe.Add(ref panel, (i * Width) + lane), Width, block);
                }
            }

            Transposition.Scalar(ref Unsafe.Add(ref rows, i), Inputs, lanes, ref Unsafe.Add(ref panel, i * Width), Width, Inputs - i);
        }
    }

    private static void Clear<T>(ref T start, nint length)
        where T : unmanaged
    {
        for (nint i = 0; i < length; i++)
            Unsafe.Add(ref start, i) = default;
    }
}
