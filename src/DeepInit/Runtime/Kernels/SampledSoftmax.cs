using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// <see cref="Loss.SampledSoftmax"/>: with p_i = a_i · b_i / T − ln q(b_i), s_ij = a_i · n_j / T − ln q(n_j) and R_i = ln(e^(p_i) + Σ_j e^(s_ij)), the loss of row i is R_i − p_i.
/// </summary>
/// <remarks>
/// Rows are the same id where they are the same numbers, bit for bit; where accidental hits are removed, a row of n that is b_i has no part in the sum of row i. Similarities are computed row by row rather than kept: memory is linear
/// in the rows. All in double precision, as in <see cref="InBatchSoftmax{T}"/>; features lie apart, a row of numbers for each, so that vectors go along the rows that a row is compared with.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SampledSoftmax<T> : BatchLoss<T>
    where T : unmanaged
{
    // As PyTorch's normalize: a shorter vector is divided by this.
    private const double LeastNorm = 1e-12;
    private const int Width = 16;

    // The similarity of what has no part in a sum: e to its power is 0 beside any other.
    private const double None = -1e300;

    private readonly int _features;
    private readonly double _temperature;
    private readonly bool _normalize;
    private readonly bool _corrects;
    private readonly bool _removesHits;
    private readonly int _part;

    // [features][stride], a vector's width of zeros behind the rows: what is looked for by, what is right, what was drawn.
    private double[] _queries = [];
    private double[] _rights = [];
    private double[] _drawn = [];
    private double[] _gradients = [];
    private double[] _norms = [];

    // By drawn rows: ln q, and e^(s − R) times what the row counts.
    private double[] _taken = [];
    private double[] _similarities = [];
    private double[] _direction = [];
    private int _stride;

    // By drawn rows: the first that is the same; by right rows: the first drawn row that is the same, or −1; and a table by the rows' hashes, of rows plus one.
    private int[] _first = [];
    private int[] _hits = [];
    private int[] _table = [];

    /// <summary>A loss.</summary>
    /// <param name="features">Numbers of a row.</param>
    /// <param name="temperature">T.</param>
    /// <param name="normalize">Whether rows are taken at length 1.</param>
    /// <param name="corrects">Whether targets are ln q, of the right row and of the drawn one.</param>
    /// <param name="removesHits">Whether drawn rows that are the right one do not count.</param>
    /// <param name="part">What it makes the gradient of: 0 is a, 1 is b, 2 is n.</param>
    public SampledSoftmax(int features, double temperature, bool normalize, bool corrects, bool removesHits, int part)
    {
        _features = features;
        _temperature = temperature;
        _normalize = normalize;
        _corrects = corrects;
        _removesHits = removesHits;
        _part = part;
    }

    /// <inheritdoc/>
    public override double Run<TWeights>(ref T own, ref T other, ref T third, ref T gradient, ref T target, int rows, double scale, TWeights weights)
    {
        Reserve(rows);
        Load(ref _part == 0 ? ref own : ref other, rows, _queries, isOwn: _part == 0);
        Load(ref _part == 1 ? ref own : ref _part == 0 ? ref other : ref third, rows, _rights, isOwn: _part == 1);
        Load(ref _part == 2 ? ref own : ref third, rows, _drawn, isOwn: _part == 2);
        if (_removesHits)
            FindHits(rows);

        // What is behind the rows has no part in a sum: e^(−∞) = 0.
        for (int r = 0; r < _stride; r++)
            _taken[r] = r >= rows ? double.PositiveInfinity : _corrects ? Scalar.ToDouble(Unsafe.Add(ref target, (r * Width) + 1)) : 0;
        if (_part == 2)
            Array.Clear(_gradients, 0, _features * _stride);
        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            double right = Compare(r, rows) - (_corrects ? Scalar.ToDouble(Unsafe.Add(ref target, r * Width)) : 0);
            double sum = LogSum(right), factor = weights.Times(scale, r);
            loss += factor * (sum - right);
            double perRight = factor * (Math.Exp(right - sum) - 1) / _temperature;
            if (_part == 1)
                WriteRow(ref gradient, rows, r, perRight);
            else
                WriteSlopes(sum, factor / _temperature);
            if (_part == 0)
                WriteSums(ref gradient, rows, r, perRight);
            else if (_part == 2)
                AddToDrawn(r);
        }

        for (int r = 0; _part == 2 && r < rows; r++)
        {
            for (int f = 0; f < _features; f++)
                _direction[f] = _gradients[(f * _stride) + r];
            Store(ref gradient, rows, r, _drawn);
        }

        return _part == 0 ? loss : 0;
    }

    private void Reserve(int rows)
    {
        int stride = (rows + Width - 1) / Width * Width;
        if (_taken.Length < stride)
        {
            int length = Guard.BatchLength(stride, _features);
            _queries = new double[length];
            _rights = new double[length];
            _drawn = new double[length];
            _gradients = new double[_part == 2 ? length : 0];
            _norms = new double[stride];
            _taken = new double[stride];
            _similarities = new double[stride];
            _direction = new double[_features];
            if (_removesHits)
            {
                int places = 16;
                while (places < 2 * stride)
                    places *= 2;
                _first = new int[stride];
                _hits = new int[stride];
                _table = new int[places];
            }
        }

        _stride = stride;
    }

    private void Load(ref T values, int rows, double[] into, bool isOwn)
    {
        for (int f = 0; f < _features; f++)
        {
            int from = (f / Width * rows * Width) + (f % Width);
            for (int r = 0; r < rows; r++)
                into[(f * _stride) + r] = Scalar.ToDouble(Unsafe.Add(ref values, from + (r * Width)));
            Array.Clear(into, (f * _stride) + rows, _stride - rows);
        }

        for (int r = 0; _normalize && r < rows; r++)
        {
            double squares = 0;
            for (int f = 0; f < _features; f++)
                squares += into[(f * _stride) + r] * into[(f * _stride) + r];
            double norm = Math.Max(Math.Sqrt(squares), LeastNorm);
            if (isOwn)
                _norms[r] = norm;
            for (int f = 0; f < _features; f++)
                into[(f * _stride) + r] /= norm;
        }
    }

    // Equal rows have equal hashes: a place after the other is looked at until the row, or nobody, is there.
    private void FindHits(int rows)
    {
        Array.Clear(_table, 0, _table.Length);
        for (int r = 0; r < rows; r++)
        {
            int place = PlaceOf(_drawn, r);
            if (_table[place] == 0)
                _table[place] = r + 1;
            _first[r] = _table[place] - 1;
        }

        for (int r = 0; r < rows; r++)
            _hits[r] = _table[PlaceOf(_rights, r)] - 1;
    }

    private int PlaceOf(double[] rows, int row)
    {
        ulong hash = 0;
        for (int f = 0; f < _features; f++)
            hash = SplitMix.Mix(hash ^ (ulong)BitConverter.DoubleToInt64Bits(rows[(f * _stride) + row]));
        int place = (int)(hash & (ulong)(_table.Length - 1));
        while (_table[place] > 0 && !AreSame(_drawn, _table[place] - 1, rows, row))
            place = (place + 1) & (_table.Length - 1);
        return place;
    }

    private bool AreSame(double[] a, int rowOfA, double[] b, int rowOfB)
    {
        for (int f = 0; f < _features; f++)
        {
            if (BitConverter.DoubleToInt64Bits(a[(f * _stride) + rowOfA]) != BitConverter.DoubleToInt64Bits(b[(f * _stride) + rowOfB]))
                return false;
        }

        return true;
    }

    // s of one row with all that was drawn.
    [MethodImpl(KernelCode.Optimized)]
    private double Compare(int row, int rows)
    {
        double[] similarities = _similarities, drawn = _drawn;
        var inverse = new Vector<double>(1 / _temperature);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int f = 0; f < _features; f++)
                sum = Simd.MultiplyAdd(new Vector<double>(_queries[(f * _stride) + row]), new Vector<double>(drawn, (f * _stride) + j), sum);
            ((sum * inverse) - new Vector<double>(_taken, j)).CopyTo(similarities, j);
        }

        for (int j = 0; _removesHits && _hits[row] >= 0 && j < rows; j++)
        {
            if (_first[j] == _hits[row])
                similarities[j] = None;
        }

        double right = 0;
        for (int f = 0; f < _features; f++)
            right += _queries[(f * _stride) + row] * _rights[(f * _stride) + row];
        return right / _temperature;
    }

    // The greatest exponent is taken off first.
    [MethodImpl(KernelCode.Optimized)]
    private double LogSum(double right)
    {
        var most = new Vector<double>(right);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            most = Vector.Max(most, new Vector<double>(_similarities, j));
        double greatest = most[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
            greatest = Math.Max(greatest, most[lane]);
        var shift = new Vector<double>(greatest);
        Vector<double> sum = Vector<double>.Zero;
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            sum += VectorMath.Exp(new Vector<double>(_similarities, j) - shift);
        return greatest + Math.Log(Math.Exp(right - greatest) + Simd.Sum(sum));
    }

    // The derivative of the loss by s_ij is w_i e^(s_ij − R_i), by p_i it is w_i (e^(p_i − R_i) − 1).
    [MethodImpl(KernelCode.Optimized)]
    private void WriteSlopes(double sum, double factor)
    {
        Vector<double> shift = new(sum), factors = new(factor);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            (factors * VectorMath.Exp(new Vector<double>(_similarities, j) - shift)).CopyTo(_similarities, j);
    }

    [MethodImpl(KernelCode.Optimized)]
    private void WriteSums(ref T gradient, int rows, int row, double perRight)
    {
        for (int f = 0; f < _features; f++)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int j = 0; j < _stride; j += Vector<double>.Count)
                sum = Simd.MultiplyAdd(new Vector<double>(_similarities, j), new Vector<double>(_drawn, (f * _stride) + j), sum);
            _direction[f] = Simd.Sum(sum) + (perRight * _rights[(f * _stride) + row]);
        }

        Store(ref gradient, rows, row, _queries);
    }

    private void WriteRow(ref T gradient, int rows, int row, double perRight)
    {
        for (int f = 0; f < _features; f++)
            _direction[f] = perRight * _queries[(f * _stride) + row];
        Store(ref gradient, rows, row, _rights);
    }

    [MethodImpl(KernelCode.Optimized)]
    private void AddToDrawn(int row)
    {
        for (int f = 0; f < _features; f++)
        {
            var query = new Vector<double>(_queries[(f * _stride) + row]);
            for (int j = 0; j < _stride; j += Vector<double>.Count)
                Simd.MultiplyAdd(query, new Vector<double>(_similarities, j), new Vector<double>(_gradients, (f * _stride) + j)).CopyTo(_gradients, (f * _stride) + j);
        }
    }

    // Of a vector u = x / |x| the derivative by x is (d − u (u · d)) / |x|; below the least length it is x / least, which is no direction.
    private void Store(ref T gradient, int rows, int row, double[] own)
    {
        double norm = _normalize ? _norms[row] : 1, along = 0;
        for (int f = 0; _normalize && norm > LeastNorm && f < _features; f++)
            along += _direction[f] * own[(f * _stride) + row];
        int padded = (_features + Width - 1) / Width * Width;
        for (int f = 0; f < padded; f++)
        {
            double value = f >= _features ? 0 : (_direction[f] - (along * own[(f * _stride) + row])) / norm;
            Unsafe.Add(ref gradient, (f / Width * rows * Width) + (row * Width) + (f % Width)) = Scalar.FromDouble<T>(value);
        }
    }
}
