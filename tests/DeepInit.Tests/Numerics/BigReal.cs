using System.Numerics;

namespace DeepInit.Tests.Numerics;

/// <summary>
/// Binary floating point with about 200 bits, slow and simple: the reference that the double functions are measured against.
/// </summary>
internal readonly struct BigReal
{
    private const int Precision = 200;
    private static readonly BigReal Ln2 = ComputeLn2();
    private static readonly BigReal InverseSqrtPi = 1 / Sqrt(ComputePi());

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private BigReal(BigInteger mantissa, int exponent)
    {
        long excess = (long)BigInteger.Abs(mantissa).GetBitLength() - Precision;
        if (excess > 0)
        {
            // Rounding down (floor) is enough: 200 bits are four times what is asked.
            mantissa >>= (int)excess;
            exponent += (int)excess;
        }

        _mantissa = mantissa;
        _exponent = exponent;
    }

    public static implicit operator BigReal(int value) => new(value, 0);

    public static implicit operator BigReal(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        long fraction = (bits & 0xFFFFFFFFFFFFF) | (field == 0 ? 0 : 1L << 52);
        return new(value < 0 ? -fraction : fraction, Math.Max(field, 1) - 1075);
    }

    /// <summary>floor(log2 |value|).</summary>
    public int Magnitude => (int)(BigInteger.Abs(_mantissa).GetBitLength() - 1) + _exponent;

    public bool IsZero => _mantissa.IsZero;

    public static BigReal operator -(BigReal a) => new(-a._mantissa, a._exponent);

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero || b.IsZero)
            return a.IsZero ? b : a;
        if (a._exponent < b._exponent)
            (a, b) = (b, a);
        int shift = a._exponent - b._exponent;
        return shift > 4 * Precision ? a : new((a._mantissa << shift) + b._mantissa, b._exponent);
    }

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => new(a._mantissa * b._mantissa, a._exponent + b._exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        const int shift = 2 * Precision;
        return new((a._mantissa << shift) / b._mantissa, a._exponent - shift - b._exponent);
    }

    public double ToDouble()
    {
        int excess = (int)BigInteger.Abs(_mantissa).GetBitLength() - 60;
        return excess > 0 ? Math.ScaleB((double)(_mantissa >> excess), _exponent + excess) : Math.ScaleB((double)_mantissa, _exponent);
    }

    /// <summary>The distance of a computed double from this value, in units of the last place of a double of this size (denormals included).</summary>
    public double UlpsFrom(double computed)
    {
        int ulp = IsZero ? -1074 : Math.Max(Magnitude - 52, -1074);
        BigReal difference = this - computed;
        return Math.Abs(new BigReal(difference._mantissa, difference._exponent - ulp).ToDouble());
    }

    public static BigReal Exp(BigReal x)
    {
        int n = (int)Math.Round(x.ToDouble() / Math.Log(2));
        BigReal r = x - (n * Ln2);
        const int halvings = 12;
        r = new(r._mantissa, r._exponent - halvings);
        BigReal sum = 1;
        for (int k = 18; k >= 1; k--)
            sum = 1 + (r * sum / k);
        for (int k = 0; k < halvings; k++)
            sum *= sum;
        return new(sum._mantissa, sum._exponent + n);
    }

    public static BigReal Expm1(BigReal x) => x.IsZero || x.Magnitude < -45 ? x + (x * x / 2) + (x * x * x / 6) : Exp(x) - 1;

    public static BigReal Log(BigReal x)
    {
        // Halley's iteration on e^y = x triples the digits; it starts from the double result of the value scaled to [1, 2).
        int n = x.Magnitude;
        BigReal scaled = new(x._mantissa, x._exponent - n);
        BigReal y = Math.Log(scaled.ToDouble());
        for (int k = 0; k < 2; k++)
        {
            BigReal e = Exp(y);
            y += 2 * (scaled - e) / (scaled + e);
        }

        return y + (n * Ln2);
    }

    public static BigReal Log1p(BigReal x) => x.IsZero || x.Magnitude < -45 ? x - (x * x / 2) + (x * x * x / 3) : Log(1 + x);

    public static BigReal Tanh(BigReal x)
    {
        BigReal e = Expm1(x + x);
        return e / (e + 2);
    }

    public static BigReal Sigmoid(BigReal x) => 1 / (1 + Exp(-x));

    public static BigReal Softplus(BigReal x) => Log1p(Exp(x));

    public static BigReal Erf(BigReal x) => Math.Abs(x.ToDouble()) < 3 ? ErfSeries(x) : x.ToDouble() > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;

    public static BigReal NormalCdf(BigReal x)
    {
        BigReal scaled = -x / Sqrt(2);
        return (scaled.ToDouble() < 3 ? 1 - Erf(scaled) : Erfc(scaled)) / 2;
    }

    public static BigReal Sqrt(BigReal x)
    {
        BigReal y = Math.Sqrt(x.ToDouble());
        for (int k = 0; k < 3; k++)
            y = (y + (x / y)) / 2;
        return y;
    }

    // 2/√π e^(-x²) Σ (2x²)^k x / (1·3·5 … (2k+1)): all terms of one sign.
    private static BigReal ErfSeries(BigReal x)
    {
        BigReal term = x;
        BigReal sum = x;
        for (int k = 1; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k++)
        {
            term = term * 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 2 * InverseSqrtPi * Exp(-(x * x)) * sum;
    }

    // For x >= 3: e^(-x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), Laplace's continued fraction.
    private static BigReal Erfc(BigReal x)
    {
        BigReal tail = x;
        for (int k = 250; k >= 1; k--)
            tail = x + ((BigReal)k / 2 / tail);
        return InverseSqrtPi * Exp(-(x * x)) / tail;
    }

    private static BigReal ComputeLn2()
    {
        // ln 2 = 2 artanh(1/3)
        BigReal power = (BigReal)1 / 3;
        BigReal sum = 0;
        for (int k = 1; k < 140; k += 2)
        {
            sum += power / k;
            power /= 9;
        }

        return sum + sum;
    }

    private static BigReal ComputePi()
    {
        // Machin: π = 16 arctan(1/5) - 4 arctan(1/239)
        static BigReal ArcTan(int inverse)
        {
            BigReal power = (BigReal)1 / inverse;
            BigReal sum = 0;
            for (int k = 1; k < 100; k += 2)
            {
                sum += (k % 4 == 1 ? power : -power) / k;
                power = power / inverse / inverse;
            }

            return sum;
        }

        return (16 * ArcTan(5)) - (4 * ArcTan(239));
    }
}
