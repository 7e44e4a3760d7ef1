using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>NAdam's momentum schedule mu_k = beta1 · (1 − ½ · 0.96^(k · decay)) and its running product. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NAdamMomentum
{
    private readonly double _beta1;
    private readonly double _decay;
    private long _step;
    private double _product = 1;

    /// <summary>Starts before the first step.</summary>
    /// <param name="beta1">The decay of the first moment, in [0, 1).</param>
    /// <param name="momentumDecay">How fast the schedule rises, at least 0.</param>
    public NAdamMomentum(double beta1, double momentumDecay)
    {
        _beta1 = beta1;
        _decay = momentumDecay;
    }

    /// <summary>mu of a step, from 1.</summary>
    public double At(long step) => _beta1 * (1 - (0.5 * Math.Pow(0.96, step * _decay)));

    /// <summary>The product of mu_1 to mu_step. Cost: one factor from one step to the next; all of them after the step count was set back.</summary>
    public double ProductTo(long step)
    {
        if (step == _step + 1)
        {
            return _product * At(step);
        }

        if (step < _step)
        {
            _step = 0;
            _product = 1;
        }

        while (_step < step)
        {
            _step++;
            _product *= At(_step);
        }

        return _product;
    }
}
