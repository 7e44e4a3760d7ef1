namespace DeepInit.Runtime;

/// <summary>
/// The two functions that random numbers need, from correctly rounded operations alone, so that their last bit is the same everywhere.
/// No fused multiply-add: the runtime never contracts a · b + c by itself.
/// </summary>
internal static class PortableMath
{
    /// <summary>ln x for a positive, normal, finite x; at most 2 ulp off.</summary>
    internal static double Log(double x)
    {
        // x = 2^e m with √½ <= m < √2; see VectorMath.Log, whose fit this is.
        long bits = BitConverter.DoubleToInt64Bits(x);
        long field = (bits + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) & 0x7FF0000000000000;
        double e = (field >> 52) - 1023;
        double f = BitConverter.Int64BitsToDouble(bits - field + 0x3FF0000000000000) - 1;

        double s = f / (2 + f);
        double z = s * s;
        double p = 0.14798223808044775;
        p = (p * z) + 0.15313836008237183;
        p = (p * z) + 0.1818357218723807;
        p = (p * z) + 0.22222198432658882;
        p = (p * z) + 0.2857142874364423;
        p = (p * z) + 0.39999999999409586;
        p = (p * z) + 0.6666666666666735;
        double halfSquare = 0.5 * f * f;
        return (e * 0.693147180369123816490) - ((halfSquare - ((s * (halfSquare + (z * p))) + (e * 1.90821492927058770002e-10))) - f);
    }

    /// <summary>Φ⁻¹(p) for 0 &lt; p &lt; 1, relative error below 1e-15: Wichura 1988, algorithm AS 241 (PPND16).</summary>
    internal static double InverseNormalCdf(double p)
    {
        double q = p - 0.5;
        if (q is >= -0.425 and <= 0.425)
        {
            double centre = 0.180625 - (q * q);
            return q * Polynomial(
                centre, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
                45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
                / Polynomial(
                centre, 1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
                21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610);
        }

        double r = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double tail;
        if (r <= 5)
        {
            r -= 1.6;
            tail = Polynomial(
                r, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
                1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4)
                / Polynomial(
                r, 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
                0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9);
        }
        else
        {
            r -= 5;
            tail = Polynomial(
                r, 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
                0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
                / Polynomial(
                r, 1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
                7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15);
        }

        return q < 0 ? -tail : tail;
    }

    private static double Polynomial(double x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7) =>
        (((((((((((((c7 * x) + c6) * x) + c5) * x) + c4) * x) + c3) * x) + c2) * x) + c1) * x) + c0;
}
