using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Goes through a network once, measures the sums of each layer before anything reads what becomes of them, scales the weights that made them, and sets the biases of outputs. Sums scale with the weights, so that one look
/// at each layer is enough, where Mishkin &amp; Matas (2015) run the whole network again for every layer and try.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="parameters">The network's.</param>
/// <param name="options">How.</param>
/// <param name="labels">What the labels say of the layers that have a bias of them, by the layers' names.</param>
internal sealed class SumsScaler<T>(ParameterCollection<T> parameters, InitializationOptions options, IReadOnlyDictionary<string, LabelStatistics<T>> labels) : ISumsObserver<T>
    where T : unmanaged
{
    /// <summary>Deviations, and means in the place of 0, are what was asked for where they are off by no more: single precision sums to some 1e-6, and a second call is to change nothing.</summary>
    private const double Tolerance = 1e-4;

    private readonly List<LayerStart> _layers = [];
    private readonly List<(LayerStart Layer, SumsPlace Sums)> _sums = [];

    /// <summary>What was seen of each layer, in the order in which they are computed.</summary>
    public IReadOnlyList<LayerStart> Layers => _layers;

    /// <summary>The layers whose sums were seen, with what is known of these.</summary>
    public IReadOnlyList<(LayerStart Layer, SumsPlace Sums)> Measured => _sums;

    public bool ObserveSums(ObservedLayer layer, SumsPlace sums, ReadOnlySpan<T> values)
    {
        var start = new LayerStart(layer);
        _layers.Add(start);
        _sums.Add((start, sums));
        bool isScaled = ScaleSums(start, sums, values);

        // What reads an output sees it with the bias that it will have.
        return SetBias(start, sums) || isScaled;
    }

    private bool ScaleSums(LayerStart start, SumsPlace sums, ReadOnlySpan<T> values)
    {
        // What the labels say of an output is no deviation: the bias is taken off, and stays.
        bool isOutput = sums.Use == SumsUse.Output;
        Moments all = Moments.Of(isOutput && sums.Bias >= 0 ? Without(values, parameters[sums.Bias].ToArray()) : values, 0, 1);
        (start.Mean, start.DeviationBefore, start.DeviationAfter) = (all.Mean, all.Deviation, all.Deviation);
        start.Left = WhyLeft(sums, all.Deviation);
        if (start.Left is not null)
            return false;
        if (options.PerUnit && sums.Use == SumsUse.Hidden)
            return ScaleUnits(start, sums, values);

        double factor = (isOutput ? options.OutputDeviation!.Value : 1) / all.Deviation;
        if (Math.Abs(factor - 1) <= Tolerance)
            factor = 1;
        start.Factor = factor;
        (start.Mean, start.DeviationAfter) = (all.Mean * factor, all.Deviation * factor);
        if (factor == 1)
            return false;
        Scale(parameters[sums.Weight], _ => factor);
        if (sums.Bias >= 0 && !isOutput)
            Scale(parameters[sums.Bias], _ => factor);
        return true;
    }

    public void Observe(ObservedLayer layer, ReadOnlySpan<T> values)
    {
        LayerStart? start = _layers.Count > 0 && _layers[_layers.Count - 1].Layer.Name == layer.Name ? _layers[_layers.Count - 1] : null;
        if (start is not null)
            return;
        start = new LayerStart(layer);
        _layers.Add(start);
        if (layer.Use is not { } use)
            return;
        start.Left = Text(use);

        // Where nothing was done to the sums they are the values of the layer, for all to see.
        if (use == SumsUse.Apart || layer.Activation != Activation.Linear)
            return;
        Moments all = Moments.Of(values, 0, 1);
        (start.Mean, start.DeviationBefore, start.DeviationAfter) = (all.Mean, all.Deviation, all.Deviation);
    }

    // Whether it changes anything.
    private bool SetBias(LayerStart start, SumsPlace sums)
    {
        if (sums.Prior == OutputPrior.None)
        {
            start.BiasLeft = sums.Use != SumsUse.Output ? null : sums.Bias < 0 ? "it has none" : "its loss, or its activation, has no bias in closed form";
            return false;
        }

        Parameter<T> bias = parameters[sums.Bias];
        start.BiasLeft = options.OutputBias ? WhyLeft(bias) : "OutputBias is off";
        if (start.BiasLeft is not null)
            return false;
        if (labels[start.Layer.Name].Biases(options.LabelSmoothing, sums.Smoothing) is not { } biases)
        {
            start.BiasLeft = "the labels weigh nothing";
            return false;
        }

        T[] values = [.. biases.Select(Scalar.FromDouble<T>)];
        bool changes = !values.SequenceEqual(bias.ToArray());
        bias.CopyFrom(values);
        start.Bias = biases;
        return changes;
    }

    /// <summary>Why a parameter is not to be changed; null where it may be.</summary>
    private static string? WhyLeft(Parameter<T> parameter) =>
        !parameter.Trainable ? $"{parameter.Name} does not train"
        : parameter.Frozen ? $"{parameter.Name} is frozen"
        : parameter.IsLoaded ? $"{parameter.Name} was loaded from a file"
        : null;

    private static string Text(SumsUse use) => use switch
    {
        SumsUse.Normalized => "a normalisation divides the scale out",
        SumsUse.ScaledByDepth => "its initialiser has scaled it by the depth",
        SumsUse.Shared => "an earlier layer has the same weights",
        SumsUse.Apart => "its sums scale with no one matrix, or its rows have lengths",
        _ => "an output",
    };

    private string? WhyLeft(SumsPlace sums, double deviation)
    {
        if (!options.UnitVariance)
            return "UnitVariance is off";
        if (WhyLeft(parameters[sums.Weight]) is { } why)
            return why;

        // What is added must scale along, unless it is nothing.
        if (sums.Use != SumsUse.Output && sums.Bias >= 0 && WhyLeft(parameters[sums.Bias]) is { } biased && (options.PerUnit || parameters[sums.Bias].ToArray().Any(value => Scalar.ToDouble(value) != 0)))
            return biased;
        if (deviation - deviation != 0)
            return "its sums are no finite numbers";
        if (deviation == 0)
            return "its sums are all alike: it starts as zeros, or what it reads is constant";
        return sums.Use != SumsUse.Output ? null
            : options.OutputDeviation is not { } most ? "an output"
            : deviation <= most * (1 + Tolerance) ? $"an output, and deviates by no more than {StartText.Number(most)}"
            : null;
    }

    private bool ScaleUnits(LayerStart start, SumsPlace sums, ReadOnlySpan<T> values)
    {
        int units = start.Layer.Units;
        Parameter<T>? bias = sums.Bias >= 0 ? parameters[sums.Bias] : null;
        T[] biases = bias?.ToArray() ?? new T[units];
        var factors = new double[units];
        bool changes = false;
        double logs = 0;
        int scaled = 0;
        (double mean, double square) = (0, 0);
        for (int k = 0; k < units; k++)
        {
            Moments unit = Moments.Of(values, k, units);
            bool lives = unit.Deviation > 0;
            double off = bias is null ? 0 : unit.Mean - options.TargetMean;
            bool isRight = !lives || (Math.Abs(unit.Deviation - 1) <= Tolerance && Math.Abs(off) <= Tolerance);
            factors[k] = isRight ? 1 : 1 / unit.Deviation;
            double before = Scalar.ToDouble(biases[k]);
            double shifted = isRight || bias is null ? unit.Mean * factors[k] : options.TargetMean;
            if (!isRight && bias is not null)
                biases[k] = Scalar.FromDouble<T>(options.TargetMean - ((unit.Mean - before) * factors[k]));
            changes |= !isRight;
            logs += lives ? Math.Log(factors[k]) : 0;
            scaled += lives ? 1 : 0;
            double deviation = unit.Deviation * factors[k];
            mean += shifted / units;
            square += ((shifted * shifted) + (deviation * deviation)) / units;
        }

        start.Factor = scaled == 0 ? 1 : Math.Exp(logs / scaled);
        start.Mean = mean;
        start.DeviationAfter = Math.Sqrt(Math.Max(0, square - (mean * mean)));
        if (!changes)
            return false;
        Parameter<T> weight = parameters[sums.Weight];
        Scale(weight, i => factors[weight.Declaration.Layout.UnitOf(i)]);
        bias?.CopyFrom(biases);
        return true;
    }

    private static T[] Without(ReadOnlySpan<T> values, T[] bias)
    {
        var rest = new T[values.Length];
        for (int i = 0; i < rest.Length; i++)
            rest[i] = Scalar.FromDouble<T>(Scalar.ToDouble(values[i]) - Scalar.ToDouble(bias[i % bias.Length]));
        return rest;
    }

    private static void Scale(Parameter<T> parameter, Func<int, double> factor)
    {
        T[] values = parameter.ToArray();
        for (int i = 0; i < values.Length; i++)
            values[i] = Scalar.FromDouble<T>(Scalar.ToDouble(values[i]) * factor(i));
        parameter.CopyFrom(values);
    }

    /// <summary>Mean and deviation, divided by the count, of every so-manieth number.</summary>
    private readonly record struct Moments(double Mean, double Deviation)
    {
        public static Moments Of(ReadOnlySpan<T> values, int first, int step)
        {
            // From the first number, so that the mean of equal numbers is that number: rounding would be a deviation, and the factor enormous.
            double origin = first < values.Length ? Scalar.ToDouble(values[first]) : 0;
            double sum = 0;
            int count = 0;
            for (int i = first; i < values.Length; i += step, count++)
                sum += Scalar.ToDouble(values[i]) - origin;

            // About the mean, so that a large mean takes no digits from the variance.
            double mean = origin + (sum / count);
            double squares = 0;
            for (int i = first; i < values.Length; i += step)
                squares += (Scalar.ToDouble(values[i]) - mean) * (Scalar.ToDouble(values[i]) - mean);
            return new(mean, Math.Sqrt(squares / count));
        }
    }
}
