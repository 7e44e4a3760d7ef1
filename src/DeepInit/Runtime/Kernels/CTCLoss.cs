using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// <see cref="Loss.CTC"/>: −ln of the probability of all paths of classes, one for each step, that are the labels of a row once repeats are taken together and blanks taken out. Goes through the states blank, label 1,
/// blank, label 2, … blank of a row, forward and backward (Graves et al. 2006), in logarithms and in double precision.
/// </summary>
/// <remarks>Rows are computed one after another, by themselves: a row comes to the same bits in any batch and in any part of one. Takes its memory when it is made.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CTCLoss<T>
    where T : unmanaged
{
    private const int Width = 16;

    private readonly int _classes;
    private readonly int _blank;
    private readonly int _steps;
    private readonly bool _perLabel;

    // ln p [steps][classes]
    private readonly double[] _logs;

    // ln of the probability of all that has been said so far [steps][states], and of what is still to be said, after a step and after the next one.
    private readonly double[] _forward;
    private double[] _backward;
    private double[] _next;

    // How much of the paths' probability goes through each class in a step.
    private readonly double[] _share;
    private readonly int[] _path;

    /// <summary>A loss.</summary>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="labels">The most labels of a row.</param>
    /// <param name="blank">The class that is no label.</param>
    /// <param name="steps">The most steps of a row.</param>
    /// <param name="perLabel">Whether the loss of a row is divided by its labels.</param>
    public CTCLoss(int classes, int labels, int blank, int steps, bool perLabel)
    {
        int states = checked((2 * labels) + 1);
        _classes = classes;
        Labels = labels;
        _blank = blank;
        _steps = steps;
        _perLabel = perLabel;
        _logs = new double[checked(steps * classes)];
        _forward = new double[checked(steps * states)];
        _backward = new double[states];
        _next = new double[states];
        _share = new double[classes];
        _path = new int[states];
    }

    /// <summary>The most labels of a row.</summary>
    internal int Labels { get; }

    /// <summary>Computes it for rows of one length. Values lie in panels of 16 classes.</summary>
    /// <typeparam name="TWeights">How rows count.</typeparam>
    /// <param name="output">Logits, or logarithms of probabilities, which are logits too.</param>
    /// <param name="gradient">Takes the gradient by them.</param>
    /// <param name="labels">The labels of each row, behind them blanks.</param>
    /// <param name="rows">Rows of the part.</param>
    /// <param name="scale">What the loss of a row is multiplied by.</param>
    /// <param name="weights">What rows count.</param>
    /// <returns>The loss of the part.</returns>
    public double Run<TWeights>(ref T output, ref T gradient, ReadOnlySpan<int> labels, int rows, double scale, TWeights weights)
        where TWeights : struct, IRowWeights<T>
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
            loss += OfRow(ref output, ref gradient, labels.Slice(row * Labels, Labels), rows * _steps, row * _steps, _steps, weights.Times(scale, row));
        return loss;
    }

    /// <summary>Computes it for rows with lengths of their own.</summary>
    /// <typeparam name="TWeights">How rows count.</typeparam>
    /// <param name="output">Logits, or logarithms of probabilities, which are logits too.</param>
    /// <param name="gradient">Takes the gradient by them.</param>
    /// <param name="labels">The labels of each row, behind them blanks.</param>
    /// <param name="sequences">The rows of the part.</param>
    /// <param name="scale">What the loss of a row is multiplied by.</param>
    /// <param name="weights">What rows count.</param>
    /// <returns>The loss of the part.</returns>
    public double Run<TWeights>(ref T output, ref T gradient, ReadOnlySpan<int> labels, SequenceTable sequences, double scale, TWeights weights)
        where TWeights : struct, IRowWeights<T>
    {
        double loss = 0;
        for (int row = 0; row < sequences.Rows; row++)
            loss += OfRow(ref output, ref gradient, labels.Slice(row * Labels, Labels), sequences.Steps, sequences.OffsetOf(row), sequences.LengthOf(row), weights.Times(scale, row));
        return loss;
    }

    // Labels that do not fit have been refused, unless they are to have no part: then the row has the loss 0.
    private double OfRow(ref T output, ref T gradient, ReadOnlySpan<int> labels, int all, int begin, int steps, double scale)
    {
        int count = LabelSequences.CountOf(labels, _blank);
        if (steps == 0 || LabelSequences.StepsOf(labels.Slice(0, count)) > steps)
        {
            Clear(ref gradient, all, begin, steps);
            return 0;
        }

        int states = (2 * count) + 1;
        for (int state = 0; state < states; state++)
            _path[state] = state % 2 == 0 ? _blank : labels[state / 2];
        LoadLogs(ref output, all, begin, steps);
        double logP = Forward(steps, states);
        double factor = _perLabel ? scale / Math.Max(1, count) : scale;
        Backward(ref gradient, all, begin, steps, states, logP, factor);
        return -factor * logP;
    }

    private void LoadLogs(ref T output, int all, int begin, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            Span<double> logs = _logs.AsSpan(t * _classes, _classes);
            double most = double.NegativeInfinity, sum = 0;
            for (int k = 0; k < logs.Length; k++)
                most = Math.Max(most, logs[k] = Scalar.ToDouble(Unsafe.Add(ref output, Place(k, all, begin + t))));
            foreach (double z in logs)
                sum += Math.Exp(z - most);
            double shift = most + Math.Log(sum);
            for (int k = 0; k < logs.Length; k++)
                logs[k] -= shift;
        }
    }

    private double Forward(int steps, int states)
    {
        for (int t = 0; t < steps; t++)
        {
            Span<double> now = _forward.AsSpan(t * states, states);
            ReadOnlySpan<double> before = t == 0 ? default : _forward.AsSpan((t - 1) * states, states);
            for (int state = 0; state < states; state++)
            {
                // A path begins with the first blank or the first label.
                double from = t == 0 ? (state < 2 ? 0 : double.NegativeInfinity) : before[state];
                if (t > 0 && state > 0)
                    from = LogSum(from, before[state - 1]);
                if (t > 0 && Skips(state))
                    from = LogSum(from, before[state - 2]);
                now[state] = from + _logs[(t * _classes) + _path[state]];
            }
        }

        // And ends with the last label or the blank behind it.
        ReadOnlySpan<double> last = _forward.AsSpan((steps - 1) * states, states);
        return states == 1 ? last[0] : LogSum(last[states - 1], last[states - 2]);
    }

    // The derivative of −ln P by a logit is p − the share of the paths' probability that goes through its class.
    private void Backward(ref T gradient, int all, int begin, int steps, int states, double logP, double factor)
    {
        int padded = (_classes + Width - 1) / Width * Width;
        for (int t = steps - 1; t >= 0; t--)
        {
            (_backward, _next) = (_next, _backward);
            Array.Clear(_share, 0, _share.Length);
            for (int state = 0; state < states; state++)
            {
                double to = t == steps - 1 ? (state >= states - 2 ? 0 : double.NegativeInfinity) : After(t, state);
                if (t < steps - 1 && state + 1 < states)
                    to = LogSum(to, After(t, state + 1));
                if (t < steps - 1 && state + 2 < states && Skips(state + 2))
                    to = LogSum(to, After(t, state + 2));
                _backward[state] = to;
                _share[_path[state]] += Math.Exp(_forward[(t * states) + state] + to - logP);
            }

            for (int k = 0; k < padded; k++)
            {
                double value = k < _classes ? factor * (Math.Exp(_logs[(t * _classes) + k]) - _share[k]) : 0;
                Unsafe.Add(ref gradient, Place(k, all, begin + t)) = Scalar.FromDouble<T>(value);
            }
        }
    }

    private double After(int t, int state) => _next[state] + _logs[((t + 1) * _classes) + _path[state]];

    // Between two labels that differ a path needs no blank.
    private bool Skips(int state) => state >= 2 && state % 2 == 1 && _path[state] != _path[state - 2];

    private void Clear(ref T gradient, int all, int begin, int steps)
    {
        for (int k = 0; k < (_classes + Width - 1) / Width * Width; k++)
        {
            for (int t = 0; t < steps; t++)
                Unsafe.Add(ref gradient, Place(k, all, begin + t)) = default;
        }
    }

    private static int Place(int feature, int all, int step) => (((feature / Width * all) + step) * Width) + (feature % Width);

    private static double LogSum(double a, double b)
    {
        double most = Math.Max(a, b);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most));
    }
}
