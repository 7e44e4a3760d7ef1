namespace DeepInit.Runtime;

/// <summary>What the losses of a step divide by, as a hook decides it.</summary>
internal static class LossDivisors
{
    /// <summary>Shows the divisors to a hook, and checks what it has made of them.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="divisors">One for each loss.</param>
    /// <exception cref="InvalidOperationException">The hook left a number that is no divisor.</exception>
    public static void Exchange(IDivisorHook hook, Span<double> divisors)
    {
        hook.OnDivisors(divisors);
        for (int i = 0; i < divisors.Length; i++)
        {
            // The negated pattern also catches NaN.
            if (divisors[i] is not (>= 0 and < double.PositiveInfinity))
            {
                throw new InvalidOperationException(
                    $"{CSharpName.Of(hook.GetType())}.OnDivisors left {divisors[i].ToString(System.Globalization.CultureInfo.InvariantCulture)} for loss {i}; expected a finite number of at least 0.");
            }
        }
    }
}
