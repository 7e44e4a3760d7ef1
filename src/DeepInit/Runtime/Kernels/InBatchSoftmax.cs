using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// <see cref="Loss.InfoNCE"/>: with t_ij = a_i · b_j / T, R_i = ln Σ_j e^(t_ij − q_j) and C_j = ln Σ_i e^(t_ij), the loss of row i is R_i − (t_ii − q_i), or in both directions half of that and half of C_i − t_ii.
/// </summary>
/// <remarks>
/// Rows of b that are the same numbers, bit for bit, are the same candidate; where accidental hits are removed, such a row j has no part in the sums of row i ≠ j, in either direction.
/// Similarities are computed twice, row by row, rather than kept: memory is linear in the rows.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InBatchSoftmax<T> : BatchLoss<T>
    where T : unmanaged
{
    // The similarity of what has no part in a sum: e to its power is 0 beside any other, and what is added to it stays finite.
    private const double None = -1e300;

    private readonly int _features;
    private readonly double _temperature;
    private readonly bool _symmetric;
    private readonly bool _corrects;
    private readonly bool _removesHits;
    private readonly bool _ofOther;

    private readonly ComparedRows _own;
    private readonly ComparedRows _other;
    private readonly SameRows _same = new();

    // By compared rows: what is taken from their similarities, what they count, and the logarithm of their sum, for which the greatest and a sum are kept.
    private double[] _taken = [];
    private double[] _otherFactors = [];
    private double[] _most = [];
    private double[] _sums = [];

    // By own rows.
    private double[] _ownFactors = [];
    private double[] _ownTaken = [];
    private double[] _logSums = [];
    private double[] _similarities = [];
    private readonly double[] _direction;
    private int _stride;

    /// <summary>A loss.</summary>
    /// <param name="features">Numbers of a row.</param>
    /// <param name="temperature">T.</param>
    /// <param name="normalize">Whether rows are taken at length 1.</param>
    /// <param name="symmetric">Whether it is the mean of both directions.</param>
    /// <param name="corrects">Whether targets are ln q.</param>
    /// <param name="removesHits">Whether rows of b that are the same are not told apart.</param>
    /// <param name="ofOther">Whether the rows that it makes the gradient of are b, those that are looked for; else a.</param>
    public InBatchSoftmax(int features, double temperature, bool normalize, bool symmetric, bool corrects, bool removesHits, bool ofOther)
    {
        _features = features;
        _temperature = temperature;
        _own = new ComparedRows(features, normalize);
        _other = new ComparedRows(features, normalize);
        _direction = new double[features];
        _symmetric = symmetric;
        _corrects = corrects;
        _removesHits = removesHits;
        _ofOther = ofOther;
    }

    // Sums along a row are those of a's direction where its own rows are a, and of b's where they are b.
    private bool SumsRows => !_ofOther || _symmetric;

    private bool SumsColumns => _ofOther || _symmetric;

    /// <inheritdoc/>
    public override double Run<TWeights>(ref T own, ref T other, ref T third, ref T gradient, ref T target, int rows, double scale, TWeights weights)
    {
        Reserve(rows);
        _own.Load(ref own, rows);
        _other.Load(ref other, rows);
        if (_removesHits)
            _same.Find(_ofOther ? _own : _other, rows);
        double share = _symmetric ? 0.5 : 1;
        for (int r = 0; r < rows; r++)
        {
            double taken = _corrects ? Scalar.ToDouble(Unsafe.Add(ref target, r * ComparedRows.Width)) : 0;
            double factor = weights.Times(scale, r) * share;
            _ownFactors[r] = _otherFactors[r] = factor;
            _taken[r] = _ofOther ? 0 : taken;
            _ownTaken[r] = _ofOther ? taken : 0;
        }

        // What is behind the rows has no part in a sum: e^(−∞) = 0.
        for (int r = rows; r < _stride; r++)
        {
            _taken[r] = double.PositiveInfinity;
            _otherFactors[r] = 0;
        }

        double loss = SumExponentials(rows);
        for (int r = 0; r < rows; r++)
            Gradient(ref gradient, rows, r);
        return _ofOther ? 0 : loss;
    }

    private void Reserve(int rows)
    {
        int stride = ComparedRows.StrideOf(rows);
        if (_most.Length < stride)
        {
            _taken = new double[stride];
            _otherFactors = new double[stride];
            _most = new double[stride];
            _sums = new double[stride];
            _ownFactors = new double[stride];
            _ownTaken = new double[stride];
            _logSums = new double[stride];
            _similarities = new double[stride];
        }

        _stride = stride;
    }

    // t of one own row with all others.
    private void Compare(int row, int rows)
    {
        _own.Compare(row, _other, _temperature, _similarities);
        for (int j = 0; _removesHits && _same.Any && j < rows; j++)
        {
            if (_same.FirstOf(j) == _same.FirstOf(row) && j != row)
                _similarities[j] = None;
        }
    }

    // R of each own row, and C of each other, the greatest exponent first taken off; the logarithms of C's sums replace its greatest.
    [MethodImpl(KernelCode.Optimized)]
    private double SumExponentials(int rows)
    {
        for (int j = 0; j < _stride; j++)
        {
            _most[j] = double.NegativeInfinity;
            _sums[j] = 0;
        }

        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            Compare(r, rows);
            if (SumsRows)
                _logSums[r] = LogSum();
            if (SumsColumns)
                AddToColumns(_ownTaken[r]);
            loss += _ownFactors[r] * (_logSums[r] - (_similarities[r] - _taken[r]) - (_symmetric ? _similarities[r] : 0));
        }

        for (int j = 0; SumsColumns && j < rows; j++)
        {
            _most[j] += Math.Log(_sums[j]);
            loss += _symmetric ? _otherFactors[j] * _most[j] : 0;
        }

        return loss;
    }

    [MethodImpl(KernelCode.Optimized)]
    private double LogSum()
    {
        Vector<double> most = new Vector<double>(double.NegativeInfinity);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            most = Vector.Max(most, new Vector<double>(_similarities, j) - new Vector<double>(_taken, j));
        double greatest = most[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++)
            greatest = Math.Max(greatest, most[lane]);
        var shift = new Vector<double>(greatest);
        Vector<double> sum = Vector<double>.Zero;
        for (int j = 0; j < _stride; j += Vector<double>.Count)
            sum += VectorMath.Exp(new Vector<double>(_similarities, j) - new Vector<double>(_taken, j) - shift);
        return greatest + Math.Log(Simd.Sum(sum));
    }

    // Σ e^(t − most) of all rows so far: where one is greater than all before, the sum is brought down to it.
    [MethodImpl(KernelCode.Optimized)]
    private void AddToColumns(double taken)
    {
        var off = new Vector<double>(taken);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
        {
            Vector<double> t = new Vector<double>(_similarities, j) - off, before = new Vector<double>(_most, j), most = Vector.Max(before, t);
            Vector<double> sum = (new Vector<double>(_sums, j) * VectorMath.Exp(before - most)) + VectorMath.Exp(t - most);
            most.CopyTo(_most, j);
            sum.CopyTo(_sums, j);
        }
    }

    // The derivative of the loss by t_ij is w_i (e^(t_ij − q_j − R_i) − [i = j]), and in the other direction w_j (e^(t_ij − C_j) − [i = j]).
    [MethodImpl(KernelCode.Optimized)]
    private void Gradient(ref T gradient, int rows, int row)
    {
        Compare(row, rows);
        var ofRow = new Vector<double>(SumsRows ? _logSums[row] : 0);
        var ownFactor = new Vector<double>(_ownFactors[row]);
        var ownTaken = new Vector<double>(_ownTaken[row]);
        for (int j = 0; j < _stride; j += Vector<double>.Count)
        {
            var t = new Vector<double>(_similarities, j);
            Vector<double> slope = Vector<double>.Zero;
            if (SumsRows)
                slope += ownFactor * VectorMath.Exp(t - new Vector<double>(_taken, j) - ofRow);
            if (SumsColumns)
                slope += new Vector<double>(_otherFactors, j) * VectorMath.Exp(t - ownTaken - new Vector<double>(_most, j));
            slope.CopyTo(_similarities, j);
        }

        _similarities[row] -= (SumsRows ? _ownFactors[row] : 0) + (SumsColumns ? _otherFactors[row] : 0);
        _other.Combine(_similarities, _direction);
        for (int f = 0; f < _features; f++)
            _direction[f] /= _temperature;
        _own.StoreGradient(_direction, row, ref gradient, rows);
    }
}
