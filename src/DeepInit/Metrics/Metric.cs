using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// A measure of predictions, batch by batch: the value after many batches is exactly the value of all rows at once. Use it alone
/// (<c>Add</c>, <see cref="Value"/>, <see cref="Restart"/>) or give it to <see cref="FitOptions.Metrics"/>.
/// </summary>
/// <remarks>
/// An output that is NaN is never right: decisions on it count as wrong, and every other measure becomes NaN, which is never better than a number.
/// Allocates until it has seen its largest batch; measures that need all scores (the two areas under curves) say so.
/// </remarks>
public abstract class Metric
{
    private double[] _outputs = [];
    private double[] _targets = [];

    private string _name;

    private protected Metric(string name) => _name = name;

    /// <summary>
    /// The name in progress lines, logs and reports. Of a network of several targets a metric that has a <see cref="Target"/> and no name of its own is called
    /// after both (<c>price_mae</c>), as in Keras; see <see cref="MetricResult.Name"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name
    {
        get => _name;
        init
        {
            _name = string.IsNullOrEmpty(value) ? throw new ArgumentException("A metric needs a name.", nameof(Name)) : value;
            IsNamed = true;
        }
    }

    /// <summary>Whether somebody gave it its name.</summary>
    internal bool IsNamed { get; private init; }

    /// <summary>In <c>Fit</c>: the name of the network's target; its first unless given.</summary>
    public string? Target { get; init; }

    /// <summary>Whether a higher value is better.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>The value of all rows since the last <see cref="Restart"/>; NaN if they do not define one.</summary>
    public abstract double Value { get; }

    /// <summary>Forgets all rows.</summary>
    public abstract void Restart();

    /// <summary>Adds rows whose targets are numbers.</summary>
    /// <param name="outputs">The predictions, row after row.</param>
    /// <param name="targets">As many true values.</param>
    /// <param name="rowSize">
    /// Numbers per row, at least 1. For decisions, rows of one number are yes or no (a probability), rows of several are one probability per class.
    /// </param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a target is NaN or infinite.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int rowSize = 1)
    {
        CheckRows(outputs.Length, targets.Length, rowSize);
        Guard.Finite(targets, rowSize, nameof(targets));
        AddNumbers(Widen(outputs, ref _outputs), Widen(targets, ref _targets), rowSize);
    }

    /// <summary>Adds rows whose targets are numbers.</summary>
    /// <param name="outputs">The predictions, row after row.</param>
    /// <param name="targets">As many true values.</param>
    /// <param name="rowSize">Numbers per row, at least 1.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a target is NaN or infinite.</exception>
    public void Add(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize = 1)
    {
        CheckRows(outputs.Length, targets.Length, rowSize);
        Guard.Finite(targets, rowSize, nameof(targets));
        AddNumbers(outputs, targets, rowSize);
    }

    /// <summary>Adds rows whose targets are class indices.</summary>
    /// <param name="outputs">Per row one probability for each class, or one probability that the class is 1.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a class is none of those that the outputs are for.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> classes)
    {
        int width = CheckClasses(outputs.Length, classes);
        AddClasses(Widen(outputs, ref _outputs), classes, width);
    }

    /// <summary>Adds rows whose targets are class indices.</summary>
    /// <param name="outputs">Per row one probability for each class, or one probability that the class is 1.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a class is none of those that the outputs are for.</exception>
    public void Add(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes)
    {
        int width = CheckClasses(outputs.Length, classes);
        AddClasses(outputs, classes, width);
    }

    /// <summary>Name and value.</summary>
    public override string ToString() => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}: {1:0.0000}", Name, Value);

    private protected abstract void AddNumbers(ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int rowSize);

    /// <param name="outputs">Rows × width.</param>
    /// <param name="classes">Rows.</param>
    /// <param name="width">The number of classes, or 1 for the probability of class 1 of two.</param>
    private protected abstract void AddClasses(ReadOnlySpan<double> outputs, ReadOnlySpan<int> classes, int width);

    /// <summary>Whether <c>Fit</c> puts logits of classes through softmax before this metric sees them: where more counts than which one is largest.</summary>
    internal virtual bool ReadsProbabilities => false;

    /// <summary>Whether <c>Fit</c> hands over all yes-or-no numbers of a row as one row, in the place of a row for each.</summary>
    internal virtual bool ReadsColumns => false;

    /// <summary>Whether <c>Fit</c> hands over the outputs as they are.</summary>
    internal virtual bool ReadsLogits => false;

    /// <summary>Where the largest is; −1, which is right for no class, where any is NaN.</summary>
    private protected static int Argmax(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                return -1;
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }

    private protected static double Ratio(double numerator, double denominator, double undefined) => denominator == 0 ? undefined : numerator / denominator;

    private static void CheckRows(int outputs, int targets, int rowSize)
    {
        if (rowSize < 1)
            throw new ArgumentOutOfRangeException(nameof(rowSize), rowSize, "A row has at least 1 number.");
        if (outputs != targets)
            throw new ArgumentException($"There are {outputs} outputs and {targets} targets; expected as many of each.");
        if (outputs % rowSize != 0)
            throw new ArgumentException($"There are {outputs} outputs; expected a multiple of {rowSize}, the numbers of one row.");
    }

    private static int CheckClasses(int outputs, ReadOnlySpan<int> classes)
    {
        if (classes.Length == 0 || outputs % classes.Length != 0)
            throw new ArgumentException($"There are {Counted.Of(outputs, "output")} for {Counted.Of(classes.Length, "row")}; expected a multiple.");
        int width = outputs / classes.Length;
        Guard.ClassIndices(classes, Math.Max(2, width), nameof(classes));
        return width;
    }

    private static ReadOnlySpan<double> Widen(ReadOnlySpan<float> values, ref double[] buffer)
    {
        if (buffer.Length < values.Length)
            buffer = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            buffer[i] = values[i];
        return buffer.AsSpan(0, values.Length);
    }
}
