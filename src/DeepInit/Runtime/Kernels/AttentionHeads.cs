using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// What attention does with one head beside its products: heads are features anywhere among those of a step, and products want them in panels of their own. Called by generated code, which
/// knows all sizes: nothing here checks bounds.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class AttentionHeads
{
    private const int Width = 16;

    /// <summary>Copies the features of a head of some steps into panels [⌈width / 16⌉][pitch][16], times a factor; lanes behind the last feature, and steps up to the next multiple of 16 where there is room, are zeros.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="source">Panels of all steps.</param>
    /// <param name="all">How many steps those have.</param>
    /// <param name="begin">The first step.</param>
    /// <param name="count">How many.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="width">How many it has.</param>
    /// <param name="head">Takes them.</param>
    /// <param name="pitch">Steps from one of its panels to the next.</param>
    /// <param name="factor">The factor.</param>
    public static void Read<T>(ref T source, int all, int begin, int count, int feature, int width, ref T head, int pitch, double factor = 1)
        where T : unmanaged
    {
        int filled = Math.Min(pitch, (count + Width - 1) / Width * Width);
        for (int at = 0; at < width; at += Width)
        {
            ref T panel = ref Unsafe.Add(ref head, at * pitch);
            int features = Math.Min(Width, width - at);
            Clear(ref Unsafe.Add(ref panel, count * Width), (filled - count) * Width);
            if (features < Width)
                Clear(ref panel, count * Width);
            for (int done = 0; done < features;)
            {
                int from = feature + at + done, lane = from % Width, run = Math.Min(features - done, Width - lane);
                Copy(ref Unsafe.Add(ref source, ((from / Width * all) + begin) * Width + lane), ref Unsafe.Add(ref panel, done), count, run);
                done += run;
            }

            if (factor != 1)
                Multiply(ref panel, count * Width, Scalar.FromDouble<T>(factor));
        }
    }

    /// <summary>Copies the panels of a head back to its features of some steps, times a factor.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="head">Panels [⌈width / 16⌉][pitch][16]; the factor is applied here.</param>
    /// <param name="pitch">Steps from one of them to the next.</param>
    /// <param name="target">Panels of all steps.</param>
    /// <param name="all">How many steps those have.</param>
    /// <param name="begin">The first step.</param>
    /// <param name="count">How many.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="width">How many it has.</param>
    /// <param name="isLast">Whether lanes behind its last feature belong to nobody, and become zeros.</param>
    /// <param name="factor">The factor.</param>
    public static void Write<T>(ref T head, int pitch, ref T target, int all, int begin, int count, int feature, int width, bool isLast, double factor = 1)
        where T : unmanaged
    {
        for (int at = 0; at < width; at += Width)
        {
            ref T panel = ref Unsafe.Add(ref head, at * pitch);
            int features = Math.Min(Width, width - at);
            if (factor != 1)
                Multiply(ref panel, count * Width, Scalar.FromDouble<T>(factor));
            for (int done = 0; done < features;)
            {
                int to = feature + at + done, lane = to % Width, run = Math.Min(features - done, Width - lane);
                Copy(ref Unsafe.Add(ref panel, done), ref Unsafe.Add(ref target, ((to / Width * all) + begin) * Width + lane), count, run);
                done += run;
            }
        }

        int end = feature + width;
        if (!isLast || end % Width == 0)
            return;
        ref T rest = ref Unsafe.Add(ref target, ((end / Width * all) + begin) * Width);
        for (int step = 0; step < count; step++)
        {
            for (int lane = end % Width; lane < Width; lane++)
                Unsafe.Add(ref rest, (step * Width) + lane) = default;
        }
    }

    /// <summary>Turns the panels of a head into those of a matrix whose outputs are its steps: [⌈count / 16⌉][width][16].</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="head">Panels [⌈width / 16⌉][pitch][16] with zeros behind the last step.</param>
    /// <param name="pitch">Steps from one of them to the next, a multiple of 16.</param>
    /// <param name="count">Steps.</param>
    /// <param name="width">Features.</param>
    /// <param name="turned">Takes them.</param>
    public static void Turn<T>(ref T head, int pitch, int count, int width, ref T turned)
        where T : unmanaged
    {
        int size = Transposition.BlockSize<T>();
        for (int step = 0; step < count; step += Width)
        {
            ref T panel = ref Unsafe.Add(ref turned, step * width);
            for (int lane = 0; lane < Width; lane += size)
            {
                for (int feature = 0; feature < width; feature += size)
                {
                    ref T block = ref Unsafe.Add(ref head, ((feature / Width * pitch) + step + lane) * Width + (feature % Width));
                    Transposition.Block(ref block, Width, size, ref Unsafe.Add(ref panel, (feature * Width) + lane), Width, Math.Min(size, width - feature));
                }
            }
        }
    }

    /// <summary>Sets numbers to zero.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="numbers">The first.</param>
    /// <param name="count">How many.</param>
    public static void Clear<T>(ref T numbers, int count)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            At(ref numbers, i) = Vector<T>.Zero;
        for (; i < count; i++)
            Unsafe.Add(ref numbers, i) = default;
    }

    /// <summary>Adds a block of 16 × 16 numbers to another.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="block">The block.</param>
    /// <param name="sum">Takes the sum.</param>
    public static void Add<T>(ref T block, ref T sum)
        where T : unmanaged
    {
        for (int i = 0; i < Width * Width; i += Vector<T>.Count)
            At(ref sum, i) += At(ref block, i);
    }

    private static void Multiply<T>(ref T numbers, int count, T factor)
        where T : unmanaged
    {
        var all = new Vector<T>(factor);
        for (int i = 0; i < count; i += Vector<T>.Count)
            At(ref numbers, i) *= all;
    }

    // So many lanes of rows of 16.
    private static void Copy<T>(ref T source, ref T target, int rows, int lanes)
        where T : unmanaged
    {
        if (lanes % Vector<T>.Count == 0)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int lane = 0; lane < lanes; lane += Vector<T>.Count)
                    At(ref target, (row * Width) + lane) = At(ref source, (row * Width) + lane);
            }

            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int lane = 0; lane < lanes; lane++)
                Unsafe.Add(ref target, (row * Width) + lane) = Unsafe.Add(ref source, (row * Width) + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector<T> At<T>(ref T source, int index)
        where T : unmanaged =>
        ref Unsafe.As<T, Vector<T>>(ref Unsafe.Add(ref source, index));
}
