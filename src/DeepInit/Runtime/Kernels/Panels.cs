using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>
/// Moves values between rows, as users hand them over, and panels of 16 features, as kernels read them: element (r, f) of
/// <c>[ceil(F / 16)][rows][16]</c> is at ((f / 16) · rows + r) · 16 + f % 16. Lanes without a feature are zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    // Compiled in full at the first call: a loop over a batch must not crawl until the tiers have noticed it.
    private const MethodImplOptions HotLoop =
#if NET
        MethodImplOptions.AggressiveOptimization;
#else
        MethodImplOptions.NoInlining;
#endif

    /// <summary>Features in a panel.</summary>
    public const int Width = 16;

    /// <summary>How many panels hold so many features.</summary>
    /// <param name="features">At least 1.</param>
    internal static int Count(int features) => (features + Width - 1) / Width;

    /// <summary>How many elements the panels of a value take.</summary>
    /// <param name="rows">At least 0.</param>
    /// <param name="features">At least 1.</param>
    internal static int Length(int rows, int features) => checked(Count(features) * rows * Width);

    /// <summary>Copies rows into panels and zeroes the lanes without a feature.</summary>
    /// <param name="rowMajor">rows · features values.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Values per row.</param>
    /// <param name="panels">The first of <see cref="Length"/> elements.</param>
    /// <returns>Whether every value is finite; looked at while it passes through, at no extra cost.</returns>
    public static bool Pack<T>(ReadOnlySpan<T> rowMajor, int rows, int features, ref T panels)
        where T : unmanaged =>
        Pack(rowMajor, rows, features, ref panels, 0, Count(features));

    /// <summary>As <see cref="Pack{T}(ReadOnlySpan{T}, int, int, ref T)"/>, of values that must be finite.</summary>
    /// <param name="rowMajor">rows · positions · features values.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="positions">Positions of a row, at least 1.</param>
    /// <param name="features">Values of a position.</param>
    /// <param name="panels">Takes them.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its column.</exception>
    public static void Pack<T>(ReadOnlySpan<T> rowMajor, int rows, int positions, int features, ref T panels, string argument)
        where T : unmanaged
    {
        if (!Pack(rowMajor, rows * positions, features, ref panels))
            Guard.Finite(rowMajor, positions * features, argument);
    }

    /// <summary>As <see cref="Pack{T}(ReadOnlySpan{T}, int, int, ref T)"/>, but only the panels of a range: the share of one thread.</summary>
    /// <param name="rowMajor">rows · features values.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Values per row.</param>
    /// <param name="panels">The first element of all panels (not of the range).</param>
    /// <param name="firstPanel">The first panel to write.</param>
    /// <param name="endPanel">The panel after the last to write.</param>
    /// <returns>Whether every value of these panels is finite.</returns>
    public static bool Pack<T>(ReadOnlySpan<T> rowMajor, int rows, int features, ref T panels, int firstPanel, int endPanel)
        where T : unmanaged =>
        Pack(rowMajor, rows, features, ref panels, firstPanel, endPanel, (nint)rows * Width);

    /// <summary>Packs rows as some of those that panels hold.</summary>
    /// <param name="rowMajor">rows · features values.</param>
    /// <param name="rows">Rows; at least 0.</param>
    /// <param name="features">Values per row.</param>
    /// <param name="panels">The first element of all panels.</param>
    /// <param name="start">The place of the first of these rows among all.</param>
    /// <param name="all">The rows that the panels hold.</param>
    /// <returns>Whether every value is finite.</returns>
    internal static bool PackPart<T>(ReadOnlySpan<T> rowMajor, int rows, int features, ref T panels, int start, int all)
        where T : unmanaged =>
        Pack(rowMajor, rows, features, ref Unsafe.Add(ref panels, (nint)start * Width), 0, Count(features), (nint)all * Width);

    // Who packs rows of one number, as most targets are, does not wait for the compilation of the loop over wide ones.
    private static bool Pack<T>(ReadOnlySpan<T> rowMajor, int rows, int features, ref T panels, int firstPanel, int endPanel, nint panelStride)
        where T : unmanaged
    {
        CheckLength(rowMajor.Length, rows, features);
        return features == 1 ? PackSingle(rowMajor, ref panels) : PackWide(rowMajor, rows, features, ref panels, firstPanel, endPanel, panelStride);
    }

    [MethodImpl(HotLoop)]
    private static bool PackWide<T>(ReadOnlySpan<T> rowMajor, int rows, int features, ref T panels, int firstPanel, int endPanel, nint panelStride)
        where T : unmanaged
    {
        ref T source = ref MemoryMarshal.GetReference(rowMajor);
        Vector<T> suspects = Vector<T>.Zero;
        int fullPanels = Math.Min(features / Width, endPanel);

        // The last panel, if only part of its lanes have a feature. Sixteen lanes are read wherever the span holds them and the surplus is masked away.
        int tail = firstPanel <= features / Width && features / Width < endPanel ? features % Width : 0;
        int tailStart = features - (features % Width);
        for (nint r = 0; r < rows; r++)
        {
            ref T from = ref Unsafe.Add(ref source, r * features);
            ref T to = ref Unsafe.Add(ref panels, (firstPanel * panelStride) + (r * Width));
            for (nint p = firstPanel; p < fullPanels; p++)
            {
                suspects |= CopyPanelRow(ref Unsafe.Add(ref from, p * Width), ref to);
                to = ref Unsafe.Add(ref to, panelStride);
            }

            if (tail != 0)
            {
                suspects |= (r * features) + tailStart + Width <= rowMajor.Length
                    ? CopyTail(ref Unsafe.Add(ref from, tailStart), ref to, tail)
                    : CopyTailByElement(ref Unsafe.Add(ref from, tailStart), ref to, tail);
            }
        }

        // A finite x has x − x = +0, all bits clear; NaN and infinities give NaN.
        return Vector.EqualsAll(Vector.AsVectorInt32(suspects), Vector<int>.Zero);
    }

    /// <summary>Copies panels back into rows.</summary>
    /// <param name="panels">The first of <see cref="Length"/> elements.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Values per row.</param>
    /// <param name="rowMajor">Takes rows · features values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack<T>(ref T panels, int rows, int features, Span<T> rowMajor)
        where T : unmanaged
    {
        // One row of one number, the answer of many a service, is worth no call: in generated code both ones are constants.
        if (rows == 1 && features == 1 && rowMajor.Length == 1)
            rowMajor[0] = panels;
        else
            UnpackPart(ref panels, 0, rows, rows, features, rowMajor);
    }

    /// <summary>Copies some of the rows that panels hold back into rows.</summary>
    /// <param name="panels">The first element of all panels.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="all">The rows that the panels hold.</param>
    /// <param name="rows">How many.</param>
    /// <param name="features">Values per row.</param>
    /// <param name="rowMajor">Takes rows · features values.</param>
    [MethodImpl(HotLoop)]
    internal static void UnpackPart<T>(ref T panels, int start, int all, int rows, int features, Span<T> rowMajor)
        where T : unmanaged
    {
        CheckLength(rowMajor.Length, rows, features);
        ref T destination = ref MemoryMarshal.GetReference(rowMajor);
        int fullPanels = features / Width;
        int tail = features % Width;
        nint panelStride = (nint)all * Width;

        for (nint r = 0; r < rows; r++)
        {
            ref T from = ref Unsafe.Add(ref panels, (start + r) * Width);
            ref T to = ref Unsafe.Add(ref destination, r * features);
            for (int p = 0; p < fullPanels; p++)
            {
                CopyPanelRow(ref from, ref to);
                from = ref Unsafe.Add(ref from, panelStride);
                to = ref Unsafe.Add(ref to, Width);
            }

            if (tail != 0)
            {
                // The surplus lanes fall on the rows below, which are written after this one.
                if (((r + 1) * features) - tail + Width <= rowMajor.Length)
                {
                    CopyPanelRow(ref from, ref to);
                }
                else
                {
                    for (int k = 0; k < tail; k++)
                        Unsafe.Add(ref to, k) = Unsafe.Add(ref from, k);
                }
            }
        }
    }

    /// <summary>One panel of the transpose of a weight matrix [outputs, inputs]: 16 inputs, all outputs.</summary>
    /// <remarks>
    /// Element (o, i) moves from ((o / 16) · inputs + i) · 16 + o % 16 of the source to o · 16 + i % 16 of the panel i / 16. Blocks of 16 × 16 elements, each of them
    /// contiguous on both sides, pass through registers.
    /// </remarks>
    /// <param name="source">The first element of the panels of [outputs, inputs].</param>
    /// <param name="destination">The first of outputs · 16 elements; lanes without an input become zero.</param>
    /// <param name="outputs">At least 1.</param>
    /// <param name="inputs">At least 1.</param>
    /// <param name="panel">Which 16 inputs.</param>
    [MethodImpl(HotLoop)]
    public static void TransposePanel<T>(ref T source, ref T destination, int outputs, int inputs, int panel)
        where T : unmanaged
    {
        int firstInput = panel * Width;
        int presentInputs = Math.Min(Width, inputs - firstInput);
        for (int firstOutput = 0; firstOutput < outputs; firstOutput += Width)
        {
            ref T from = ref Unsafe.Add(ref source, ((nint)firstOutput * inputs) + ((nint)firstInput * Width));
            TransposeTile(ref from, presentInputs, ref Unsafe.Add(ref destination, (nint)firstOutput * Width), Math.Min(Width, outputs - firstOutput));
        }
    }

    /// <summary>Some of the rows of a panel as columns: element (r, f) of the panel is at f · 16 + r − row.</summary>
    /// <param name="panel">The first element of the panel.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="count">How many: 1 to 16. Others of 16 become zeros.</param>
    /// <param name="features">How many columns are written: 1 to 16.</param>
    /// <param name="columns">Takes features · 16 elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToColumns<T>(ref T panel, int row, int count, int features, ref T columns)
        where T : unmanaged =>
        TransposeTile(ref Unsafe.Add(ref panel, (nint)row * Width), count, ref columns, features);

    /// <summary>Columns as rows of a panel: the way back of <see cref="ToColumns{T}"/>. Lanes without a feature become zeros.</summary>
    /// <param name="columns">features · 16 elements.</param>
    /// <param name="features">How many columns there are: 1 to 16.</param>
    /// <param name="panel">The first element of the panel.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="count">How many rows are written: 1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FromColumns<T>(ref T columns, int features, ref T panel, int row, int count)
        where T : unmanaged =>
        TransposeTile(ref columns, features, ref Unsafe.Add(ref panel, (nint)row * Width), count);

    /// <summary>
    /// 16 × 16 elements: source rows are inputs, destination rows are outputs, both 16 apart. Absent inputs give zeros, absent outputs are not written.
    /// </summary>
    private static void TransposeTile<T>(ref T source, int presentInputs, ref T destination, int presentOutputs)
        where T : unmanaged
    {
        int block = Transposition.BlockSize<T>();
        if (block == 1)
        {
            Transposition.Scalar(ref source, Width, presentInputs, ref destination, Width, presentOutputs);
            for (int o = 0; o < presentOutputs; o++)
            {
                for (int i = presentInputs; i < Width; i++)
                    Unsafe.Add(ref destination, (o * Width) + i) = default;
            }

            return;
        }

        for (int i = 0; i < Width; i += block)
        {
            int rows = Math.Min(block, presentInputs - i);
            for (int o = 0; o < presentOutputs; o += block)
            {
                ref T to = ref Unsafe.Add(ref destination, (o * Width) + i);
                int columns = Math.Min(block, presentOutputs - o);
                if (rows > 0)
                {
                    Transposition.Block(ref Unsafe.Add(ref source, (i * Width) + o), Width, rows, ref to, Width, columns);
                    continue;
                }

                for (int c = 0; c < columns; c++)
                {
                    for (int k = 0; k < block; k++)
                        Unsafe.Add(ref to, (c * Width) + k) = default;
                }
            }
        }
    }

    /// <summary>Copies 16 elements; the result has a bit set where one of them is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> CopyPanelRow<T>(ref T from, ref T to)
        where T : unmanaged
    {
        Vector<T> suspects = Vector<T>.Zero;
        for (int k = 0; k < Width; k += Vector<T>.Count)
        {
            Vector<T> x = Load(ref Unsafe.Add(ref from, k));
            suspects |= x - x;
            Store(x, ref Unsafe.Add(ref to, k));
        }

        return suspects;
    }

    // One feature a row, such as the pixels of grey images.
    [MethodImpl(HotLoop)]
    private static bool PackSingle<T>(ReadOnlySpan<T> values, ref T panel)
        where T : unmanaged
    {
        ref T to = ref panel;
        foreach (T value in values)
        {
            for (int k = 0; k < Width; k += Vector<T>.Count)
                Store(Vector<T>.Zero, ref Unsafe.Add(ref to, k));
            to = value;
            to = ref Unsafe.Add(ref to, Width);
        }

        return Guard.AllFinite(values);
    }

    /// <summary>Copies the first of 16 readable elements and zeroes the others.</summary>
    [MethodImpl(HotLoop)]
    private static Vector<T> CopyTail<T>(ref T from, ref T to, int present)
        where T : unmanaged
    {
        Vector<T> suspects = Vector<T>.Zero;
        for (int k = 0; k < Width; k += Vector<T>.Count)
        {
            Vector<T> isPresent = Vector.LessThan(Lanes<T>.Index, new Vector<T>(Scalar.FromDouble<T>(present - k)));
            Vector<T> x = Load(ref Unsafe.Add(ref from, k)) & isPresent;
            suspects |= x - x;
            Store(x, ref Unsafe.Add(ref to, k));
        }

        return suspects;
    }

    private static Vector<T> CopyTailByElement<T>(ref T from, ref T to, int present)
        where T : unmanaged
    {
        Vector<T> suspects = Vector<T>.Zero;
        for (int k = 0; k < present; k++)
        {
            T value = Unsafe.Add(ref from, k);
            var x = new Vector<T>(value);
            suspects |= x - x;
            Unsafe.Add(ref to, k) = value;
        }

        for (int k = present; k < Width; k++)
            Unsafe.Add(ref to, k) = default;
        return suspects;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(ref T source)
        where T : unmanaged =>
        Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> value, ref T destination)
        where T : unmanaged =>
        Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref destination), value);

    private static void CheckLength(int length, int rows, int features)
    {
        if (length != (long)rows * features)
            throw new ArgumentException($"The span has {Counted.Of(length, "value")}; expected {Counted.Of(rows, "row")} of {features}, {Counted.Of((long)rows * features, "value")}.");
    }

    /// <summary>0, 1, 2, … in the lanes of a vector.</summary>
    private static class Lanes<T>
        where T : unmanaged
    {
        public static readonly Vector<T> Index = Create();

        private static Vector<T> Create()
        {
            var lanes = new T[Vector<T>.Count];
            for (int i = 0; i < lanes.Length; i++)
                lanes[i] = Scalar.FromDouble<T>(i);
            return new Vector<T>(lanes);
        }
    }
}
