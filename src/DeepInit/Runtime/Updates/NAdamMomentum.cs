using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>NAdam's momentum schedule mu_k = beta1 · (1 − ½ · 0.96^(k · decay)) and its running product. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NAdamMomentum
{
    /// <summary>
    /// The last step up to which factors are multiplied one after another: 20 to 40 ms where the step count jumps. The usual products have left the
    /// normal numbers long before: with a beta1 of 0.9 after 7,000 steps, with 0.999 after 500,000.
    /// </summary>
    private const long LastFactor = 1 << 20;

    private const double SmallestNormal = 2.2250738585072014e-308;

    // Behind LastFactor, where a product is still a normal number, ½ · 0.96^(k · decay) is less than 1e-3: its ninth power is below what a double shows.
    private const int Terms = 8;

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

    /// <summary>
    /// The product of mu_1 to mu_step: the same bits for a step whichever steps were asked for before, so that a training that goes on from a checkpoint is one
    /// that never stopped. Cost: one factor from one step to the next; after a jump at most 2²⁰ of them, whatever the step is.
    /// </summary>
    public double ProductTo(long step)
    {
        if (step > LastFactor)
        {
            double product = ProductTo(LastFactor);
            return product >= SmallestNormal ? product * Math.Exp(LogarithmAfterLastFactor(step)) : product;
        }

        if (step == _step + 1)
            return _product * At(step);

        if (step < _step)
        {
            _step = 0;
            _product = 1;
        }

        while (_step < step)
        {
            // Factors rise: what one of them rounds to itself, among the smallest numbers that there are, the next ones leave, too.
            double next = _product * At(_step + 1);
            if (next == _product && next < SmallestNormal)
                break;
            _product = next;
            _step++;
        }

        return _product;
    }

    /// <summary>
    /// Σ ln mu_j for j from LastFactor + 1 to step, with q = 0.96^decay: (step − LastFactor) · ln beta1 − Σ_n ½ⁿ/n · Σ_j q^(n·j), of which the inner sum is a
    /// geometric one.
    /// </summary>
    private double LogarithmAfterLastFactor(long step)
    {
        double steps = step - LastFactor;
        double sum = steps * Math.Log(_beta1);
        double rate = _decay * Math.Log(0.96);
        double share = 0.5;
        for (int n = 1; n <= Terms; n++)
        {
            // rate is 0 only with a decay of 0, whose product is no normal number after 1,075 steps.
            double first = Math.Exp(n * rate * (LastFactor + 1));
            sum -= share / n * first * (1 - Math.Exp(n * rate * steps)) / (1 - Math.Exp(n * rate));
            share *= 0.5;
        }

        return sum;
    }
}
