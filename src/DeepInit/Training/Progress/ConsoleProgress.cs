using System.Diagnostics;
using System.Text;

namespace DeepInit;

/// <summary>
/// Shows a training on the console: on a terminal a live line per epoch, in Keras' form; where the output is redirected a plain line per finished epoch.
/// <see cref="FitOptions.Verbose"/> is the short way to it.
/// </summary>
/// <remarks>The live line is drawn at most ten times a second; steps in between allocate nothing.</remarks>
public sealed class ConsoleProgress : TrainingCallback
{
    private readonly TextWriter _writer;
    private readonly Func<int>? _width;
    private readonly List<KeyValuePair<string, double>> _values = new(2);
    private readonly long _interval = Stopwatch.Frequency / 10;
    private long _start;
    private long _drawn;
    private int _firstStep;
    private int _length;

    /// <summary>Writes to the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, Console.IsOutputRedirected ? null : ConsoleWidth)
    {
    }

    internal ConsoleProgress(TextWriter writer, Func<int>? width)
    {
        _writer = writer;
        _width = width;
    }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        // Windows' console starts in a code page without the bar's characters.
        if (_width is not null && ReferenceEquals(_writer, Console.Out) && Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.OutputEncoding = Encoding.UTF8;
    }

    /// <inheritdoc/>
    public override void EpochStarted(TrainingContext training)
    {
        if (_width is not null)
            _writer.WriteLine($"Epoch {training.Epoch}/{training.Epochs}");
        Start(training.Step);
    }

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training)
    {
        if (_width is null)
            return;

        // An epoch that goes on from a checkpoint has no start here.
        if (_start == 0)
            Start(training.Step - 1);
        long now = Stopwatch.GetTimestamp();
        if (now - _drawn < _interval)
            return;
        _drawn = now;
        _values.Clear();
        _values.Add(new("loss", training.Loss));
        if (training.Accuracy is { } accuracy)
            _values.Add(new("accuracy", accuracy));
        int done = Math.Max(1, training.Step - _firstStep);
        Draw(ProgressLine.Of(training.Step, training.StepsPerEpoch, Seconds(now) / done * training.Step, _values, _width() - 1));
    }

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        if (_width is null)
        {
            _writer.WriteLine(epoch);
        }
        else
        {
            Draw(ProgressLine.Of(epoch.Steps, epoch.Steps, epoch.Seconds, epoch.Values));
            _writer.WriteLine();
        }

        _start = 0;
        _length = 0;
    }

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training)
    {
        if (training.StopReason is { } reason)
            _writer.WriteLine($"Stopped after epoch {training.Epoch}: {reason}");
    }

    private static int ConsoleWidth()
    {
        // 0 where a terminal does not tell.
        int width = Console.WindowWidth;
        return width > 20 ? width : 80;
    }

    private void Start(int step)
    {
        _start = Stopwatch.GetTimestamp();
        _firstStep = step;
        _length = 0;
    }

    private double Seconds(long now) => (now - _start) / (double)Stopwatch.Frequency;

    private void Draw(string line)
    {
        // Blanks cover what a longer line left.
        _writer.Write("\r" + line.PadRight(_length));
        _writer.Flush();
        _length = line.Length;
    }
}
