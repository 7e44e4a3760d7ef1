using System.Diagnostics;
using Playground.Networks;
using Playground.Points;

namespace Playground.Training;

/// <summary>A network, its points and what has been measured: everything of the page that is no page.</summary>
internal sealed class TrainingSession
{
    /// <summary>Points on a side of the grid that the decision boundary is drawn from.</summary>
    public const int GridSide = 40;

    private const int BatchSize = 32;
    private const int Width = 16;
    private const int HistogramBins = 24;

    private static readonly string[] WeightNames = ["hidden1.weight", "hidden2.weight", "hidden3.weight", "hidden4.weight", "probability.weight"];

    private readonly float[] _gridInputs = Grid();
    private readonly float[] _batchInputs = new float[2 * BatchSize];
    private readonly float[] _batchTargets = new float[BatchSize];
    private readonly float[][] _hidden = [[], [], [], []];
    private float[] _probabilities = [];
    private float[] _inputs = [];
    private float[] _targets = [];
    private int[] _order = [];
    private int _next;
    private double _epochLoss;
    private Random _random = new(0);

    public TrainingSession()
    {
        Points = PointSet.Create(PointKind.Moons);
        Restart();
    }

    public Initializer Initializer { get; set; } = Initializer.Derived;

    public Optimizer Optimizer { get; set; } = Optimizer.AdamW;

    public double LearningRate { get; set; } = 0.01;

    public int Seed { get; set; }

    public List<LabelledPoint> Points { get; private set; }

    public IPlaygroundNetwork Network { get; private set; } = null!;

    public LossHistory History { get; } = new();

    public int Epoch { get; private set; }

    /// <summary>The share of points on the right side of ½; 0 without points.</summary>
    public double Accuracy { get; private set; }

    /// <summary>The loss over all points.</summary>
    public double Loss { get; private set; }

    public IReadOnlyList<LayerView> Layers { get; private set; } = [];

    /// <summary>Probabilities of blue, row by row from the top left.</summary>
    public double[] Boundary { get; } = new double[GridSide * GridSide];

    /// <summary>Whether a weight is no number any more: the learning rate was too large.</summary>
    public bool Diverged { get; private set; }

    /// <summary>Takes other points; the network goes on with what it has learned.</summary>
    public void Use(List<LabelledPoint> points)
    {
        Points = points;
        _inputs = [.. points.SelectMany(point => new[] { point.X, point.Y })];
        _targets = [.. points.Select(point => point.Blue ? 1f : 0f)];
        _order = [.. Enumerable.Range(0, points.Count)];
        (_next, _epochLoss) = (0, 0);
        Measure();
    }

    /// <summary>A new network, from its initial weights.</summary>
    public void Restart()
    {
        Network = NetworkCatalog.Create(Initializer, Optimizer, Seed);
        if (Initializer == Initializer.FromData && _inputs.Length > 0)
            Network.InitializeFrom(new Dataset<float>(_inputs, _targets));
        _random = new Random(Seed);
        Epoch = 0;
        History.Clear();
        Use(Points);
    }

    /// <summary>Trains until the time is up, at least one step.</summary>
    public void Train(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        Network.LearningRate = LearningRate;
        do
        {
            Step();
        }
        while (!Diverged && Stopwatch.GetElapsedTime(start) < time);
    }

    /// <summary>One pass over the points.</summary>
    public void TrainEpoch()
    {
        Network.LearningRate = LearningRate;
        int epoch = Epoch;
        while (Epoch == epoch && !Diverged)
            Step();
    }

    /// <summary>Runs the network on all points and on the grid, and takes the gradients.</summary>
    public void Measure()
    {
        Predict(_gridInputs);
        for (int i = 0; i < Boundary.Length; i++)
            Boundary[i] = _probabilities[i];

        Diverged = !double.IsFinite(Boundary[0]);
        if (Points.Count == 0)
        {
            (Accuracy, Loss, Layers) = (0, 0, []);
            return;
        }

        Predict(_inputs);
        Accuracy = _targets.Where((target, i) => target > 0.5f == _probabilities[i] > 0.5f).Count() / (double)Points.Count;
        Loss = Network.ComputeGradients(_inputs, _targets);
        var layers = new LayerView[5];
        for (int layer = 0; layer < 4; layer++)
            layers[layer] = View($"Layer {layer + 1}", _hidden[layer].AsSpan(0, Points.Count * Width), low: -1, layer);
        layers[4] = View("Output", _probabilities.AsSpan(0, Points.Count), low: 0, 4);
        Layers = layers;
    }

    private void Step()
    {
        if (Points.Count == 0)
            return;
        if (_next == 0)
            _random.Shuffle(_order);
        int rows = Math.Min(BatchSize, _order.Length - _next);
        for (int row = 0; row < rows; row++)
        {
            int point = _order[_next + row];
            _batchInputs[2 * row] = _inputs[2 * point];
            _batchInputs[(2 * row) + 1] = _inputs[(2 * point) + 1];
            _batchTargets[row] = _targets[point];
        }

        float loss = Network.TrainBatch(_batchInputs.AsSpan(0, 2 * rows), _batchTargets.AsSpan(0, rows));
        Diverged = !float.IsFinite(loss);
        _epochLoss += loss * rows;
        _next += rows;
        if (_next < _order.Length)
            return;

        History.Add(_epochLoss / _order.Length);
        (_next, _epochLoss) = (0, 0);
        Epoch++;
    }

    private void Predict(float[] inputs)
    {
        int rows = inputs.Length / 2;
        if (_probabilities.Length < rows)
        {
            _probabilities = new float[rows];
            for (int layer = 0; layer < _hidden.Length; layer++)
                _hidden[layer] = new float[rows * Width];
        }

        Network.Predict(inputs, Of(0), Of(1), Of(2), Of(3), _probabilities.AsSpan(0, rows));

        Span<float> Of(int layer) => _hidden[layer].AsSpan(0, rows * Width);
    }

    private LayerView View(string name, ReadOnlySpan<float> values, float low, int layer)
    {
        var bins = new double[HistogramBins];
        double sum = 0, squares = 0;
        int saturated = 0;
        foreach (float value in values)
        {
            float place = (value - low) / (1 - low) * HistogramBins;
            bins[float.IsFinite(place) ? Math.Clamp((int)place, 0, HistogramBins - 1) : 0] += 1.0 / values.Length;
            sum += value;
            squares += value * value;
            if (Math.Abs(value) > 0.97f)
                saturated++;
        }

        double mean = sum / values.Length;
        double norm = Math.Sqrt(Network.Parameters[WeightNames[layer]].Gradient.ToArray().Sum(gradient => (double)gradient * gradient));
        return new LayerView(name, bins, Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean))), saturated / (double)values.Length, norm);
    }

    private static float[] Grid()
    {
        var inputs = new float[2 * GridSide * GridSide];
        for (int row = 0; row < GridSide; row++)
        {
            for (int column = 0; column < GridSide; column++)
            {
                int at = 2 * ((row * GridSide) + column);
                inputs[at] = PointSet.Extent * ((2f * column / (GridSide - 1)) - 1);
                inputs[at + 1] = PointSet.Extent * (1 - (2f * row / (GridSide - 1)));
            }
        }

        return inputs;
    }
}
