namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Activations and their derivatives at the ends of the range of numbers and around 0, against their asymptotes in double.</summary>
public sealed class ActivationLimitTests
{
    private const double Scale = 1.0507009873554804934193349852946;
    private const double Alpha = Scale * 1.6732632423543772848170429916717;

    private static readonly Dictionary<string, Asymptotes> Right = new()
    {
        { "GELU", new(0, 0.5, 0.5, 1, 0, 0, 0) },
        { "GELUTanh", new(0, 0.5, 0.5, 1, 0, 0, 0) },
        { "HardSwish", new(0, 0.5, 0.5, 1, 0, 0, 0) },
        { "SiLU", new(0, 0.5, 0.5, 1, 0, 0, 0) },
        { "Mish", new(0, 0.6, 0.6, 1, 0, 0, 0) },
        { "Softplus", new(Math.Log(2), 0.5, 0.5, 1, 0, 0, 0) },
        { "ELU", new(0, 1, 1, 1, 0, 0, -1) },
        { "SELU", new(0, Alpha, Scale, Scale, 0, 0, -Alpha) },
        { "Sigmoid", new(0.5, 0.25, 0.25, 0, 1, 0, 0) },
        { "HardSigmoid", new(0.5, 1.0 / 6, 1.0 / 6, 0, 1, 0, 0) },
        { "Tanh", new(0, 1, 1, 0, 1, 0, -1) },
        { "Softsign", new(0, 1, 1, 0, 1, 0, -1) },
        { "ReLU6", new(0, 0, 1, 0, 6, 0, 0) },
        { "LeakyReLU", new(0, 0.01, 1, 1, 0, 0.01, 0) },
    };

    private static readonly double[] Sizes = [0, 1e-37, 1e-20, 1e-10, 1e5, 1e9, 1e19, 1e20, 3e38, double.PositiveInfinity];

    public static TheoryData<string> Names => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAndSlopesAreFiniteWhereTheirLimitsAre(string name)
    {
        (IGradientTrainableNetwork<float> single, IGradientTrainableNetwork<double> full) = Create(name);
        foreach (double z in Sizes.Concat(Sizes.Select(size => -size)))
        {
            (double value, double slope) = Right[name].At(z);
            Check(single, z, value, slope, 1e20, 1e-4, float.MaxValue, v => (float)v);
            Check(full, z, value, slope, 1e200, 1e-4, double.MaxValue, v => v);
        }

        foreach (double z in new[] { 1e200, -1e200, 1.7e308, -1.7e308 })
        {
            (double value, double slope) = Right[name].At(z);
            if (Math.Abs(value) < double.MaxValue)
                Check(full, z, value, slope, 1e200, 1e-4, double.MaxValue, v => v);
        }
    }

    // Infinity comes from a product of finite numbers: networks take no other.
    private static void Check<T>(IGradientTrainableNetwork<T> network, double z, double value, double slope, double half, double tolerance, double most, Func<double, T> of)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        bool isInfinite = double.IsInfinity(z);
        double x = isInfinite ? half : 1;
        network.Parameters[0].CopyFrom([of(isInfinite ? Math.Sign(z) * half : z)]);
        var outputs = new[] { new T[1] };
        double gradient = 0;
        BatchOf<T>.Use(network, new Dataset<T>([of(x)], [of(-most)]), batch =>
        {
            network.Predict(batch, outputs);
            network.ComputeGradients(batch);
            gradient = double.CreateChecked(network.Parameters[0].Gradient.ToArray()[0]);
        });
        double output = double.CreateChecked(outputs[0][0]);
        Assert.True(output.Equals(value) || Math.Abs(output - value) <= tolerance * Math.Max(1, Math.Abs(value)), $"At {z}: {output} in the place of {value}.");
        if (double.IsNegativeInfinity(value))
            return; // below every target: the loss falls the other way
        Assert.True(Math.Abs((gradient / x) - slope) <= tolerance, $"At {z}: the slope {gradient / x} in the place of {slope}.");
    }

    private static (IGradientTrainableNetwork<float> Single, IGradientTrainableNetwork<double> Double) Create(string name) => name switch
    {
        "GELU" => (new GELUSingle(1), new GELUDouble(1)),
        "GELUTanh" => (new GELUTanhSingle(1), new GELUTanhDouble(1)),
        "HardSwish" => (new HardSwishSingle(1), new HardSwishDouble(1)),
        "SiLU" => (new SiLUSingle(1), new SiLUDouble(1)),
        "Mish" => (new MishSingle(1), new MishDouble(1)),
        "Softplus" => (new SoftplusSingle(1), new SoftplusDouble(1)),
        "ELU" => (new ELUSingle(1), new ELUDouble(1)),
        "SELU" => (new SELUSingle(1), new SELUDouble(1)),
        "Sigmoid" => (new SigmoidSingle(1), new SigmoidDouble(1)),
        "HardSigmoid" => (new HardSigmoidSingle(1), new HardSigmoidDouble(1)),
        "Tanh" => (new TanhSingle(1), new TanhDouble(1)),
        "Softsign" => (new SoftsignSingle(1), new SoftsignDouble(1)),
        "ReLU6" => (new ReLU6Single(1), new ReLU6Double(1)),
        _ => (new LeakyReLUSingle(1), new LeakyReLUDouble(1)),
    };

    /// <summary>Value and slopes at 0, from below and from above, and the straight lines far away.</summary>
    private sealed record Asymptotes(double AtZero, double Below, double Above, double HighSlope, double High, double LowSlope, double Low)
    {
        public (double Value, double Slope) At(double z)
        {
            if (Math.Abs(z) < 1)
                return (AtZero + ((z > 0 ? Above : Below) * z), z > 0 ? Above : Below);
            (double slope, double start) = z > 0 ? (HighSlope, High) : (LowSlope, Low);
            return (slope == 0 ? start : (slope * z) + start, slope);
        }
    }
}
