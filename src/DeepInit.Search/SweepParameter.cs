namespace DeepInit;

/// <summary>A setting that a <see cref="Sweep"/> searches over: its name, and how a number of [0, 1) becomes a value.</summary>
/// <remarks>Numbers are rounded to three significant digits before they are tried, so that what a report shows is what was trained.</remarks>
public abstract class SweepParameter
{
    private protected SweepParameter(string name)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("A setting has a name.", nameof(name));
        Name = name;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The learning rate, log-uniform between two rates. The sweep sets it on the network, as the rate that a schedule starts from.</summary>
    /// <param name="low">The lowest rate, greater than 0.</param>
    /// <param name="high">The highest rate, greater than the lowest.</param>
    public static SweepParameter LearningRate(double low, double high) => LogUniform(SweepSettings.LearningRateName, low, high);

    /// <summary>The coefficient of weight decay, log-uniform between two coefficients, and in some trials 0. The sweep sets it on every trainable parameter that decays.</summary>
    /// <param name="low">The lowest coefficient but 0, greater than 0.</param>
    /// <param name="high">The highest coefficient, greater than the lowest.</param>
    /// <param name="zeros">The share of trials without decay, in [0, 1).</param>
    public static SweepParameter WeightDecay(double low, double high, double zeros = 0) => LogUniform(SweepSettings.WeightDecayName, low, high, zeros);

    /// <summary>Rows of a step, as one of several numbers. The sweep sets <see cref="FitOptions.BatchSize"/>.</summary>
    /// <param name="sizes">The sizes to choose among, each at least 1.</param>
    public static SweepParameter BatchSize(params int[] sizes) => new Numbers(SweepSettings.BatchSizeName, sizes, least: 1);

    /// <summary>The seed, as one of several numbers. The sweep sets <see cref="FitOptions.Seed"/>; the network's own seed is the factory's: <c>new Net(settings.Seed)</c>.</summary>
    /// <param name="seeds">The seeds to choose among.</param>
    public static SweepParameter Seed(params int[] seeds) => new Numbers(SweepSettings.SeedName, seeds, least: int.MinValue);

    /// <summary>A number, all of an interval equally likely.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value, greater than the lowest.</param>
    public static SweepParameter Uniform(string name, double low, double high) => new Range(name, low, high, isLogarithmic: false, zeros: 0);

    /// <summary>A number whose logarithm is uniform, for what is thought of in powers of ten; in some trials 0.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The lowest value but 0, greater than 0.</param>
    /// <param name="high">The highest value, greater than the lowest.</param>
    /// <param name="zeros">The share of trials in which it is 0, in [0, 1).</param>
    public static SweepParameter LogUniform(string name, double low, double high, double zeros = 0) => new Range(name, low, high, isLogarithmic: true, zeros);

    /// <summary>One of several values, known by their names: classes of networks, on and off.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values to choose among.</param>
    public static SweepParameter Choice(string name, params string[] values) => new Texts(name, values);

    /// <summary>The value of a number in [0, 1).</summary>
    internal abstract SweepValue At(double position);

    /// <summary>Where a value stands on its axis, in [0, 1].</summary>
    internal abstract double PositionOf(SweepValue value);

    /// <summary>Values that the axis is labelled with.</summary>
    internal abstract IEnumerable<SweepValue> Ticks { get; }

    /// <summary>What it is, so that a folder of another search is known.</summary>
    internal abstract string Text { get; }

    private sealed class Range : SweepParameter
    {
        private readonly double _low;
        private readonly double _high;
        private readonly bool _isLogarithmic;
        private readonly double _zeros;

        public Range(string name, double low, double high, bool isLogarithmic, double zeros)
            : base(name)
        {
            // Negated comparisons also catch NaN.
            if (!(low < high) || double.IsInfinity(low) || double.IsInfinity(high) || (isLogarithmic && low <= 0))
                throw new ArgumentOutOfRangeException(nameof(low), low, $"The range of '{name}' is two finite numbers, the first less than the second{(isLogarithmic ? " and greater than 0" : "")}.");
            if (!(zeros >= 0 && zeros < 1))
                throw new ArgumentOutOfRangeException(nameof(zeros), zeros, $"The share of zeros of '{name}' is at least 0 and less than 1.");
            (_low, _high, _isLogarithmic, _zeros) = (low, high, isLogarithmic, zeros);
        }

        internal override IEnumerable<SweepValue> Ticks
        {
            get
            {
                if (_zeros > 0)
                    yield return new SweepValue(0);
                if (!_isLogarithmic)
                {
                    foreach (double share in new[] { 0, 0.25, 0.5, 0.75, 1 })
                        yield return new SweepValue(OptimizerLine.Rounded(_low + (share * (_high - _low)), 3));
                    yield break;
                }

                yield return new SweepValue(_low);
                for (int power = (int)Math.Ceiling(Math.Log10(_low) + 0.2); power < Math.Log10(_high) - 0.2; power++)
                    yield return new SweepValue(Math.Pow(10, power));
                yield return new SweepValue(_high);
            }
        }

        internal override string Text => FormattableString.Invariant($"{Name} from {_low:R} to {_high:R}{(_isLogarithmic ? ", logarithmic" : "")}{(_zeros > 0 ? $", zeros {_zeros:R}" : "")}");

        internal override SweepValue At(double position)
        {
            if (position < _zeros)
                return new SweepValue(0);
            double share = (position - _zeros) / (1 - _zeros);
            double value = _isLogarithmic ? _low * Math.Pow(_high / _low, share) : _low + (share * (_high - _low));
            return new SweepValue(Math.Min(_high, Math.Max(_low, OptimizerLine.Rounded(value, 3))));
        }

        internal override double PositionOf(SweepValue value)
        {
            // Zeros stand below the range.
            double start = _zeros > 0 ? 0.12 : 0;
            if (_zeros > 0 && value.Number == 0)
                return 0;
            double share = _isLogarithmic ? Math.Log(value.Number / _low) / Math.Log(_high / _low) : (value.Number - _low) / (_high - _low);
            return start + ((1 - start) * share);
        }
    }

    private abstract class Several : SweepParameter
    {
        private readonly SweepValue[] _values;

        protected Several(string name, SweepValue[] values)
            : base(name)
        {
            if (values.Length == 0 || values.Distinct().Count() != values.Length)
                throw new ArgumentException($"'{name}' has values to choose among: at least one, and none twice.", nameof(values));
            _values = values;
        }

        internal override IEnumerable<SweepValue> Ticks => _values;

        internal override string Text => $"{Name} of {string.Join(" | ", _values)}";

        internal override SweepValue At(double position) => _values[Math.Min(_values.Length - 1, (int)(position * _values.Length))];

        internal override double PositionOf(SweepValue value) => (Array.IndexOf(_values, value) + 0.5) / _values.Length;
    }

    private sealed class Numbers(string name, int[] values, int least)
        : Several(name, [.. (values ?? throw new ArgumentNullException(nameof(values))).Select(v => v >= least ? new SweepValue(v) : throw new ArgumentOutOfRangeException(nameof(values), v, $"'{name}' is at least {least}."))]);

    private sealed class Texts(string name, string[] values)
        : Several(name, [.. (values ?? throw new ArgumentNullException(nameof(values))).Select(v => new SweepValue(double.NaN, v ?? throw new ArgumentNullException(nameof(values))))]);
}
