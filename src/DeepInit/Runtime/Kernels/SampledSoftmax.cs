using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// <see cref="Loss.SampledSoftmax"/>: with p_i = a_i · b_i / T − ln q(b_i), s_ij = a_i · n_j / T − ln q(n_j) and R_i = ln(e^(p_i) + Σ_j e^(s_ij)), the loss of row i is R_i − p_i.
/// </summary>
/// <remarks>
/// Rows are the same id where they are the same numbers, bit for bit; where accidental hits are removed, a row of n that is b_i has no part in the sum of row i. Similarities are computed row by row rather than kept: memory is linear
/// in the rows.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SampledSoftmax<T> : BatchLoss<T>
    where T : unmanaged
{
    // The similarity of what has no part in a sum: e to its power is 0 beside any other.
    private const double None = -1e300;

    private readonly int _features;
    private readonly double _temperature;
    private readonly bool _corrects;
    private readonly bool _removesHits;
    private readonly int _part;

    private readonly ComparedRows _queries;
    private readonly ComparedRows _rights;
    private readonly ComparedRows _drawn;
    private readonly SameRows _same = new();

    // By drawn rows, [features][stride].
    private double[] _gradients = [];

    // By drawn rows: ln q, and e^(s − R) times what the row counts.
    private double[] _taken = [];
    private double[] _similarities = [];
    private readonly double[] _direction;
    private int _stride;

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
        _queries = new ComparedRows(features, normalize);
        _rights = new ComparedRows(features, normalize);
        _drawn = new ComparedRows(features, normalize);
        _direction = new double[features];
        _corrects = corrects;
        _removesHits = removesHits;
        _part = part;
    }

    /// <inheritdoc/>
    public override double Run<TWeights>(ref T own, ref T other, ref T third, ref T gradient, ref T target, int rows, double scale, TWeights weights)
    {
        Reserve(rows);
        _queries.Load(ref _part == 0 ? ref own : ref other, rows);
        _rights.Load(ref _part == 1 ? ref own : ref _part == 0 ? ref other : ref third, rows);
        _drawn.Load(ref _part == 2 ? ref own : ref third, rows);
        if (_removesHits)
            _same.Find(_drawn, rows);

        // What is behind the rows has no part in a sum: e^(−∞) = 0.
        for (int r = 0; r < _stride; r++)
            _taken[r] = r >= rows ? double.PositiveInfinity : _corrects ? Scalar.ToDouble(Unsafe.Add(ref target, (r * ComparedRows.Width) + 1)) : 0;
        if (_part == 2)
            Array.Clear(_gradients, 0, _features * _stride);
        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            double right = Compare(r, rows) - (_corrects ? Scalar.ToDouble(Unsafe.Add(ref target, r * ComparedRows.Width)) : 0);
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
            _drawn.StoreGradient(_direction, r, ref gradient, rows);
        }

        return _part == 0 ? loss : 0;
    }

    private void Reserve(int rows)
    {
        int stride = ComparedRows.StrideOf(rows);
        if (_taken.Length < stride)
        {
            _gradients = new double[_part == 2 ? Guard.BatchLength(stride, _features) : 0];
            _taken = new double[stride];
            _similarities = new double[stride];
        }

        _stride = stride;
    }

    // s of one row with all that was drawn.
    private double Compare(int row, int rows)
    {
        _queries.Compare(row, _drawn, _temperature, _similarities);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            (new Vector<double>(_similarities, j) - new Vector<double>(_taken, j)).CopyTo(_similarities, j);

        int hit = _removesHits ? _same.FirstLike(_rights, row) : -1;
        for (int j = 0; hit >= 0 && j < rows; j++)
        {
            if (_same.FirstOf(j) == hit)
                _similarities[j] = None;
        }

        double right = 0;
        for (int f = 0; f < _features; f++)
            right += _queries[row, f] * _rights[row, f];
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

    private void WriteSums(ref T gradient, int rows, int row, double perRight)
    {
        _drawn.Combine(_similarities, _direction);
        for (int f = 0; f < _features; f++)
            _direction[f] += perRight * _rights[row, f];
        _queries.StoreGradient(_direction, row, ref gradient, rows);
    }

    private void WriteRow(ref T gradient, int rows, int row, double perRight)
    {
        for (int f = 0; f < _features; f++)
            _direction[f] = perRight * _queries[row, f];
        _rights.StoreGradient(_direction, row, ref gradient, rows);
    }

    [MethodImpl(KernelCode.Optimized)]
    private void AddToDrawn(int row)
    {
        for (int f = 0; f < _features; f++)
        {
            var query = new Vector<double>(_queries[row, f]);
            for (int j = 0; j < _stride; j += Vector<double>.Count)
                Simd.MultiplyAdd(query, new Vector<double>(_similarities, j), new Vector<double>(_gradients, (f * _stride) + j)).CopyTo(_gradients, (f * _stride) + j);
        }
    }
}
