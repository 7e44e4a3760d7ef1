namespace DeepInit.Runtime;

/// <summary>What the losses of a step divide by, as a hook decides it.</summary>
internal static class LossDivisors
{
    private const double Least = 1e-38;
    private const int MostOnStack = 32;

    /// <summary>Shows the divisors to a hook, and checks what it has made of them.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="divisors">One for each loss.</param>
    /// <exception cref="InvalidOperationException">The hook left a number that is no divisor.</exception>
    public static void Exchange(IDivisorHook hook, Span<double> divisors)
    {
        Span<double> own = divisors.Length <= MostOnStack ? stackalloc double[divisors.Length] : new double[divisors.Length];
        divisors.CopyTo(own);
        hook.OnDivisors(divisors);
        for (int i = 0; i < divisors.Length; i++)
        {
            // The negated pattern also catches NaN. Nothing may be divided by where nothing counts; the least is what single precision has a reciprocal of.
            if (divisors[i] != own[i] && divisors[i] is not (>= Least and < double.PositiveInfinity))
            {
                throw new InvalidOperationException(string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    "{0}.OnDivisors left {1} for loss {2}, which divides by {3} on its own; expected a finite number greater than 0.",
                    CSharpName.Of(hook.GetType()), divisors[i], i, own[i]));
            }
        }
    }
}
