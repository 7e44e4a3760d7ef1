using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// The vectors of all candidates, as one version of the parameters makes them: blocks of eight vectors' lanes of candidates, in each number after number, so that a product with a query reads memory once, from
/// one end to the other, and sums no lanes.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class CandidatePanel<T>
    where T : unmanaged
{
    private const int VectorsInBlock = 8;
    private const int RowsAtOnce = 1024;

    private readonly AlignedBlock<T> _vectors;
    private readonly AlignedBlock<T>? _biases;
    private readonly AlignedBlock<T> _inverseLengths;
    private readonly object _summing = new();
    private double[]? _products;

    /// <summary>Makes the vectors of all candidates.</summary>
    /// <param name="engine">Makes those of some.</param>
    /// <param name="form">What the network is like.</param>
    /// <param name="table">The candidates.</param>
    /// <param name="version">The version of the parameters.</param>
    public CandidatePanel(IRankedEngine<T> engine, RankingForm form, CandidateTable<T> table, int version)
    {
        (Table, Version, Width) = (table, version, form.Width);
        int places = (table.Count + BlockWidth - 1) / BlockWidth * BlockWidth;
        if ((long)places * Width > int.MaxValue / 2)
            throw new InvalidOperationException($"{form.Network} has {table.Count} candidates of {Width} numbers, which is more than a block of memory holds.");
        _vectors = new(places * Width);
        _inverseLengths = new(places);
        _biases = form.CandidateBiases > 0 ? new(places) : null;
        int length = Width + form.CandidateBiases;
        var rows = new T[Math.Min(RowsAtOnce, table.Count) * length];
        for (int first = 0; first < table.Count; first += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, table.Count - first);
            engine.CandidateVectors(table, first, count, rows.AsSpan(0, count * length));
            for (int i = 0; i < count; i++)
                Place(first + i, rows.AsSpan(i * length, length), form.Normalizes);
        }
    }

    /// <summary>How many candidates a block has.</summary>
    public static int BlockWidth => VectorsInBlock * Vector<T>.Count;

    /// <summary>The candidates.</summary>
    public CandidateTable<T> Table { get; }

    /// <summary>The version of the parameters that made them.</summary>
    public int Version { get; }

    /// <summary>Numbers of a vector.</summary>
    public int Width { get; }

    /// <summary>Offers all candidates by their products with a vector.</summary>
    /// <param name="query">The vector.</param>
    /// <param name="cosines">Whether each product is divided by the candidate's length, and has no bias.</param>
    /// <param name="biased">Whether the candidates' biases are added.</param>
    /// <param name="scratch">Takes them.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void Rank(ReadOnlySpan<T> query, bool cosines, bool biased, RankingScratch<T> scratch)
    {
        ref T scores = ref scratch.Scores.Start, vectors = ref _vectors.Start, first = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(query);
        var limit = new Vector<T>(Scalar.FromDouble<T>(scratch.Limit));
        for (int row = 0; row < Table.Count; row += BlockWidth)
        {
            Multiply(ref Unsafe.Add(ref vectors, row * Width), ref first, Width, ref scores);
            bool any = false;
            for (int i = 0; i < BlockWidth; i += Vector<T>.Count)
            {
                Vector<T> score = Load(ref scores, i);
                if (cosines)
                    score *= Load(ref _inverseLengths.Start, row + i);
                else if (biased)
                    score += Load(ref _biases!.Start, row + i);
                Store(score, ref scores, i);
                any |= Vector.GreaterThanAny(score, limit);
            }

            if (!any)
                continue;
            int end = Math.Min(BlockWidth, Table.Count - row);
            for (int i = 0; i < end; i++)
                scratch.Offer(row + i, Scalar.ToDouble(Unsafe.Add(ref scores, i)));
            limit = new Vector<T>(Scalar.FromDouble<T>(scratch.Limit));
        }
    }

    /// <summary>The scores of all candidates, at their ids.</summary>
    /// <param name="query">The vector.</param>
    /// <param name="plus">What is added to every score.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="scores">Takes them.</param>
    public void Score(ReadOnlySpan<T> query, double plus, RankingScratch<T> scratch, Span<float> scores)
    {
        ref T block = ref scratch.Scores.Start, first = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(query);
        for (int row = 0; row < Table.Count; row += BlockWidth)
        {
            Multiply(ref Unsafe.Add(ref _vectors.Start, row * Width), ref first, Width, ref block);
            int end = Math.Min(BlockWidth, Table.Count - row);
            for (int i = 0; i < end; i++)
                scores[Table.IdOf(row + i)] = (float)(Scalar.ToDouble(Unsafe.Add(ref block, i)) + plus + (_biases is null ? 0 : Scalar.ToDouble(_biases.Span[row + i])));
        }
    }

    /// <summary>Whether candidates have biases.</summary>
    public bool HasBiases => _biases is not null;

    /// <summary>Copies the vector of a candidate.</summary>
    public void CopyTo(int row, Span<T> vector)
    {
        int at = PlaceOf(row);
        for (int d = 0; d < Width; d++)
            vector[d] = _vectors.Span[at + (d * BlockWidth)];
    }

    /// <summary>Of a candidate, 1 / its length.</summary>
    public T InverseLengthOf(int row) => _inverseLengths.Span[row];

    /// <summary>Σ c cᵀ over all candidates, [width, width]: made once.</summary>
    public double[] Products()
    {
        lock (_summing)
            return _products ??= SumProducts();
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Multiply(ref T block, ref T query, int width, ref T scores)
    {
        Vector<T> a0 = Vector<T>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        for (int d = 0; d < width; d++)
        {
            var q = new Vector<T>(Unsafe.Add(ref query, d));
            ref T numbers = ref Unsafe.Add(ref block, d * BlockWidth);
            a0 += q * Load(ref numbers, 0);
            a1 += q * Load(ref numbers, Vector<T>.Count);
            a2 += q * Load(ref numbers, 2 * Vector<T>.Count);
            a3 += q * Load(ref numbers, 3 * Vector<T>.Count);
            a4 += q * Load(ref numbers, 4 * Vector<T>.Count);
            a5 += q * Load(ref numbers, 5 * Vector<T>.Count);
            a6 += q * Load(ref numbers, 6 * Vector<T>.Count);
            a7 += q * Load(ref numbers, 7 * Vector<T>.Count);
        }

        Store(a0, ref scores, 0);
        Store(a1, ref scores, Vector<T>.Count);
        Store(a2, ref scores, 2 * Vector<T>.Count);
        Store(a3, ref scores, 3 * Vector<T>.Count);
        Store(a4, ref scores, 4 * Vector<T>.Count);
        Store(a5, ref scores, 5 * Vector<T>.Count);
        Store(a6, ref scores, 6 * Vector<T>.Count);
        Store(a7, ref scores, 7 * Vector<T>.Count);
    }

    private double[] SumProducts()
    {
        var products = new double[Width * Width];
        ref T vectors = ref _vectors.Start;
        for (int row = 0; row < Table.Count; row += BlockWidth)
        {
            for (int i = 0; i < Width; i++)
            {
                ref T a = ref Unsafe.Add(ref vectors, (row * Width) + (i * BlockWidth));
                for (int j = 0; j <= i; j++)
                {
                    ref T b = ref Unsafe.Add(ref vectors, (row * Width) + (j * BlockWidth));
                    Vector<T> sum = Vector<T>.Zero;
                    for (int c = 0; c < BlockWidth; c += Vector<T>.Count)
                        sum += Load(ref a, c) * Load(ref b, c);
                    products[(i * Width) + j] += Scalar.ToDouble(Vector.Dot(sum, Vector<T>.One));
                }
            }
        }

        for (int i = 0; i < Width; i++)
        {
            for (int j = 0; j < i; j++)
                products[(j * Width) + i] = products[(i * Width) + j];
        }

        return products;
    }

    // Short vectors have no direction: as in [Dot(Normalize = true)], squared lengths below 1e-12 count as that.
    private void Place(int row, ReadOnlySpan<T> vector, bool normalizes)
    {
        double inverse = InverseLength(vector.Slice(0, Width));
        int at = PlaceOf(row);
        for (int d = 0; d < Width; d++)
            _vectors.Span[at + (d * BlockWidth)] = normalizes ? Scalar.FromDouble<T>(Scalar.ToDouble(vector[d]) * inverse) : vector[d];
        _inverseLengths.Span[row] = normalizes ? Scalar.FromDouble<T>(1) : Scalar.FromDouble<T>(inverse);
        double bias = 0;
        foreach (T number in vector.Slice(Width))
            bias += Scalar.ToDouble(number);
        if (_biases is not null)
            _biases.Span[row] = Scalar.FromDouble<T>(bias);
    }

    private int PlaceOf(int row) => (row / BlockWidth * BlockWidth * Width) + (row % BlockWidth);

    /// <summary>1 / the length of a vector.</summary>
    public static double InverseLength(ReadOnlySpan<T> vector)
    {
        double squares = 0;
        foreach (T number in vector)
            squares += Scalar.ToDouble(number) * Scalar.ToDouble(number);
        return 1 / Math.Sqrt(Math.Max(squares, 1e-12));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load(ref T source, int index) => Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, index)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<T> value, ref T destination, int index) => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref destination, index)), value);
}
