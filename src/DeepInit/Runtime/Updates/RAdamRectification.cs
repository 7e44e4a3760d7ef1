using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>RAdam's variance rectification (Liu et al. 2020, algorithm 2). Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RAdamRectification
{
    /// <summary>
    /// r_k · √(1 − beta2^k) for rho_k above 5, else 0, with rho_k = rho_inf − 2k · beta2^k / (1 − beta2^k) and rho_inf = 2 / (1 − beta2) − 1.
    /// </summary>
    /// <param name="step">The step, from 1.</param>
    /// <param name="beta2">The decay of the second moment, in [0, 1).</param>
    public static double At(long step, double beta2)
    {
        double power = Math.Pow(beta2, step);
        double limit = (2 / (1 - beta2)) - 1;
        double rho = limit - (2 * step * power / (1 - power));
        return rho > 5
            ? Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) * Math.Sqrt(1 - power)
            : 0;
    }
}
