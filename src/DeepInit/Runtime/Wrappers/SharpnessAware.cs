using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// The optimiser sees the gradient at p + e. Plain: e = rho · g / (‖g‖ + 1e-12); adaptive: e = rho · t² · g / (‖t · g‖ + 1e-12), t = |p| + eta; g the gradient at p, norms over all parameters that train and are not frozen.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SharpnessAware<T> : StepWrapper<T>
    where T : unmanaged
{
    private readonly double _rho;
    private readonly bool _adaptive;
    private readonly double _eta;
    private readonly Parameter<T>[] _trained;
    private Statistics<T>? _statistics;
    private T[]? _values;
    private bool _isMoved;

    /// <summary>Minimises the sharpness of an engine's loss.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="rho">The distance.</param>
    /// <param name="adaptive">Whether it is measured in the size of each weight.</param>
    /// <param name="eta">What is added to that size.</param>
    public SharpnessAware(TrainingEngine<T> engine, double rho, bool adaptive, double eta)
        : base(engine)
    {
        (_rho, _adaptive, _eta) = (rho, adaptive, eta);
        _trained = [.. Store.Parameters.Where(parameter => parameter.Trainable)];
    }

    internal override bool AnotherPass(double loss, bool isStep)
    {
        if (_isMoved)
        {
            PutBack();
            return false;
        }

        _statistics ??= new Statistics<T>(Store.Parameters);
        _values ??= new T[Store.TrainedLength];
        _statistics.Capture();
        Span<T> values = Store.ValueSpan.Slice(0, _values.Length);
        values.CopyTo(_values);
        _isMoved = true;
        double scale = _rho / (Norm(values) + 1e-12);
        foreach (Parameter<T> parameter in _trained)
        {
            if (!parameter.Frozen)
                Move(parameter.FindIn(values), parameter.FindIn(Store.GradientBlock.Span), scale);
        }

        return true;
    }

    internal override void PutBack()
    {
        if (!_isMoved)
            return;
        _isMoved = false;
        _values.CopyTo(Store.ValueSpan);
        _statistics!.Restore();
    }

    // In double precision, in one order; of gradients whose squares leave its range there is no sense.
    private double Norm(Span<T> values)
    {
        double sum = 0;
        foreach (Parameter<T> parameter in _trained)
        {
            if (parameter.Frozen)
                continue;
            Span<T> p = parameter.FindIn(values), g = parameter.FindIn(Store.GradientBlock.Span);
            for (int i = 0; i < g.Length; i++)
            {
                double scaled = Scalar.ToDouble(g[i]) * Size(p[i]);
                sum += scaled * scaled;
            }
        }

        return Math.Sqrt(sum);
    }

    private void Move(Span<T> p, Span<T> g, double scale)
    {
        for (int i = 0; i < p.Length; i++)
        {
            double size = Size(p[i]);
            p[i] = Scalar.FromDouble<T>(Scalar.ToDouble(p[i]) + (scale * size * size * Scalar.ToDouble(g[i])));
        }
    }

    private double Size(T p) => _adaptive ? Math.Abs(Scalar.ToDouble(p)) + _eta : 1;
}
