namespace DeepInit.Runtime;

/// <summary>A point of a line search.</summary>
/// <param name="T">How far along the direction.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Slope">The derivative along the direction there.</param>
/// <param name="Slot">Where the caller keeps its gradient: 0 for the start, else 1 to 3.</param>
internal readonly record struct LinePoint(double T, double Loss, double Slope, int Slot);

/// <summary>
/// The line search of PyTorch's L-BFGS: a point at which the strong Wolfe conditions hold, c₁ = 10⁻⁴, c₂ = 0.9, by cubic interpolation; at most 25 points beyond the first. It knows numbers alone: who searches moves to
/// <see cref="T"/>, evaluates, keeps the gradient in <see cref="Slot"/> and says by <see cref="Add"/> what came of it.
/// </summary>
internal sealed class StrongWolfe
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const int Most = 25;

    private readonly LinePoint[] _ends = new LinePoint[2];
    private LinePoint _start;
    private LinePoint _previous;
    private double _largest;
    private double _tolerance;
    private int _further;
    private int _low;
    private bool _zooms;
    private bool _isNearEnd;

    /// <summary>The point to evaluate.</summary>
    public double T { get; private set; }

    /// <summary>Where its gradient is to be kept: no point that still counts has its there.</summary>
    public int Slot { get; private set; }

    /// <summary>The result, once <see cref="Add"/> has said that there is one.</summary>
    public LinePoint Best { get; private set; }

    /// <summary>Points that have been evaluated.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Begins.</summary>
    /// <param name="loss">The loss at the start.</param>
    /// <param name="slope">The slope there.</param>
    /// <param name="t">The first point.</param>
    /// <param name="largest">The size of the largest element of the direction.</param>
    /// <param name="tolerance">A bracket that is narrower, times that size, is not parted any more.</param>
    public void Begin(double loss, double slope, double t, double largest, double tolerance)
    {
        _start = _previous = new(0, loss, slope, 0);
        (T, Slot, Evaluations) = (t, 1, 0);
        (_largest, _tolerance, _further, _zooms) = (largest, tolerance, 0, false);
    }

    /// <summary>Takes the point in.</summary>
    /// <param name="loss">The loss there.</param>
    /// <param name="slope">The slope there.</param>
    /// <returns>Whether another one is wanted.</returns>
    public bool Add(double loss, double slope)
    {
        Evaluations++;
        var point = new LinePoint(T, loss, slope, Slot);
        return _zooms ? Narrow(point) : Widen(point);
    }

    // Not far enough yet, until the loss rises or the slope does.
    private bool Widen(LinePoint point)
    {
        if (_further == Most)
            return End(_start.Loss <= point.Loss ? _start : point);
        if (IsTooHigh(point) || (_further > 1 && point.Loss >= _previous.Loss))
            return Zoom(_previous, point);
        if (IsFlat(point))
            return End(point);
        if (point.Slope >= 0)
            return Zoom(_previous, point);

        double next = Cubic(_previous, point, point.T + (0.01 * (point.T - _previous.T)), 10 * point.T);
        _previous = point;
        return Evaluate(next);
    }

    private bool Zoom(LinePoint one, LinePoint other)
    {
        (_ends[0], _ends[1], _zooms, _isNearEnd) = (one, other, true, false);
        Order();
        return Part();
    }

    private bool Narrow(LinePoint point)
    {
        if (IsTooHigh(point) || point.Loss >= _ends[_low].Loss)
        {
            _ends[1 - _low] = point;
            Order();
            return Part();
        }

        if (IsFlat(point))
            return End(point);
        if (point.Slope * (_ends[1 - _low].T - _ends[_low].T) >= 0)
            _ends[1 - _low] = _ends[_low];
        _ends[_low] = point;
        return Part();
    }

    // The next point within the bracket: the minimum of the cubic, but not twice near the same end.
    private bool Part()
    {
        double least = Math.Min(_ends[0].T, _ends[1].T), most = Math.Max(_ends[0].T, _ends[1].T);
        if (_further == Most || (most - least) * _largest < _tolerance)
            return End(_ends[_low]);
        double t = Cubic(_ends[0], _ends[1], least, most);
        double margin = 0.1 * (most - least);
        if (Math.Min(most - t, t - least) < margin)
        {
            if (_isNearEnd || t >= most || t <= least)
            {
                t = Math.Abs(t - most) < Math.Abs(t - least) ? most - margin : least + margin;
                _isNearEnd = false;
            }
            else
            {
                _isNearEnd = true;
            }
        }
        else
        {
            _isNearEnd = false;
        }

        return Evaluate(t);
    }

    private bool Evaluate(double t)
    {
        T = t;
        _further++;
        (int one, int other) = _zooms ? (_ends[0].Slot, _ends[1].Slot) : (_previous.Slot, _previous.Slot);
        Slot = one != 1 && other != 1 ? 1 : one != 2 && other != 2 ? 2 : 3;
        return true;
    }

    private bool End(LinePoint point)
    {
        Best = point;
        return false;
    }

    private bool IsTooHigh(LinePoint point) => point.Loss > _start.Loss + (Decrease * point.T * _start.Slope);

    private bool IsFlat(LinePoint point) => Math.Abs(point.Slope) <= -Curvature * _start.Slope;

    private void Order() => _low = _ends[0].Loss <= _ends[1].Loss ? 0 : 1;

    // The minimum of the cubic through two points with their slopes, within bounds; their middle where it has none.
    private static double Cubic(LinePoint a, LinePoint b, double least, double most)
    {
        double d = a.Slope + b.Slope - (3 * (a.Loss - b.Loss) / (a.T - b.T));
        double e = (d * d) - (a.Slope * b.Slope);
        if (!(e >= 0))
            return (least + most) / 2;
        double root = Math.Sqrt(e);
        double at = a.T <= b.T
            ? b.T - ((b.T - a.T) * ((b.Slope + root - d) / (b.Slope - a.Slope + (2 * root))))
            : a.T - ((a.T - b.T) * ((a.Slope + root - d) / (a.Slope - b.Slope + (2 * root))));
        return Math.Min(Math.Max(at, least), most);
    }
}
