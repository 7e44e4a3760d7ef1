using System.Globalization;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// A layer's case in both precisions: outputs and losses against naive loops, gradients against central differences in double precision, gradients in single precision
/// against those, and an update against the gradients.
/// </summary>
internal sealed class LayerCheck
{
    /// <summary>The most rows that central differences are taken of: two losses for every element of every parameter.</summary>
    private const int RowsOfDifferences = 3;

    private readonly LayerCase _layer;
    private readonly int _rows;
    private readonly Dictionary<string, double[]> _start;
    private readonly double[][] _inputs;
    private readonly double[] _predicted;
    private readonly double[] _trained;
    private readonly double[] _target;
    private readonly Dictionary<string, double[]> _gradients = [];
    private readonly List<string> _faults = [];

    private LayerCheck(LayerCase layer, int rows)
    {
        (_layer, _rows) = (layer, rows);
        var network = new LayerNetwork(layer, IsDouble: true);
        var random = new Random(rows + layer.Name.Length);
        _start = LayerNetworks.Start(LayerNetworks.Create<double>(network), random);
        _inputs = [.. layer.Reads.Select((_, i) => network.Data(LayerNetworks.Uniform(random, rows * network.InputLength(i))))];
        _predicted = network.Predict(_inputs, name => _start[name]);
        _trained = network.Train(_inputs, name => _start[name]);
        _target = LayerNetworks.Uniform(random, rows * network.OutputLength);
    }

    // Of the largest number. Behind a layer that appears once: sums of up to 500 terms of one magnitude, and a mean over the outputs; twice adds roots and quotients.
    private double SingleLimit => _layer.Surroundings == Surroundings.Twice ? 2e-5 : 1e-5;

    // In single precision alone: a normalisation over the batch takes out again most of what a bias before it adds, so that its gradient is a difference of large numbers, and is
    // measured by the largest of all tensors. Double precision holds it to its own, to differences as well.
    private double LeastOfSingle => _layer.NaiveTraining is null ? double.Epsilon : _gradients.Values.Max(gradient => gradient.Max(Math.Abs));

    private double DoubleLimit => _layer.Surroundings == Surroundings.Twice ? 1e-12 : 1e-13;

    /// <summary>What is wrong, by rows and precision; nothing if all is well.</summary>
    public static IEnumerable<string> Run(LayerCase layer, int[] rows) => rows.SelectMany(count => new LayerCheck(layer, count).Run());

    private List<string> Run()
    {
        if (_predicted.Length != _target.Length)
            _faults.Add($"{_layer}: the naive loops make {_predicted.Length / _rows} numbers of a row, the shape says {_target.Length / _rows}");

        INetworkDriver<double> reference = Check<double>(isDouble: true, DoubleLimit);
        if (_rows <= RowsOfDifferences)
            CheckDifferences(reference);
        Check<float>(isDouble: false, SingleLimit);
        return _faults;
    }

    // The first network checked leaves its gradients, the next is held to them.
    private INetworkDriver<T> Check<T>(bool isDouble, double limit)
        where T : unmanaged
    {
        INetworkDriver<T> network = LayerNetworks.Create<T>(new LayerNetwork(_layer, isDouble));
        Reset(network);
        T[][] x = [.. _inputs.Select(LayerNetworks.To<T>)];
        T[] target = LayerNetworks.To<T>(_target);
        Require<T>("outputs", LayerNetworks.From(network.Predict(x)), _predicted, limit);
        Require<T>("the loss", LayerNetworks.From([network.ComputeLoss(x, [target])]), [Loss(_predicted)], limit);
        Require<T>("the loss of training", LayerNetworks.From([network.ComputeGradients(x, [target])]), [Loss(_trained)], limit);
        Parameter<T>[] trainable = [.. network.Parameters.Where(p => p.Trainable)];
        Dictionary<string, double[]> got = trainable.ToDictionary(p => p.Name, p => LayerNetworks.From(p.Gradient.ToArray()));
        foreach ((string name, double[] gradient) in got)
        {
            if (!_gradients.TryAdd(name, gradient))
                Require<T>("the gradient of " + name, gradient, _gradients[name], limit, LeastOfSingle);
        }

        // A batch of other rows between shows whether memory of another size is left clean.
        network.Predict([.. x.Select(values => (T[])[.. values, .. values])]);
        Reset(network);
        network.TrainBatch(x, [target]);
        foreach (Parameter<T> parameter in trainable)
        {
            double[] moved = [.. _start[parameter.Name].Zip(got[parameter.Name], (p, g) => p - (LayerNetwork.LearningRate * g))];
            Require<T>($"{parameter.Name} after a step", LayerNetworks.From(parameter.ToArray()), moved, limit);
        }

        Reset(network);
        return network;
    }

    private void CheckDifferences(INetworkDriver<double> network)
    {
        // Where training computes other outputs than predictions, the loss is that of training.
        Func<double> loss = _layer.NaiveTraining is null ? () => network.ComputeLoss(_inputs, [_target]) : () => network.ComputeGradients(_inputs, [_target]);
        (string where, double off) = GradientCheck.Worst(network.Parameters, loss, () => network.ComputeGradients(_inputs, [_target]));
        if (off > GradientCheck.Limit)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{_layer}, {_rows} rows: {where} is off its slope by {off:G3} of the tensor's largest gradient"));
    }

    private void Reset<T>(INetworkDriver<T> network)
        where T : unmanaged
    {
        foreach (Parameter<T> parameter in network.Parameters)
            parameter.CopyFrom(LayerNetworks.To<T>(_start[parameter.Name]));
    }

    private double Loss(double[] outputs) => outputs.Zip(_target, (y, t) => (y - t) * (y - t)).Average();

    private void Require<T>(string what, double[] got, double[] expected, double limit, double least = double.Epsilon)
    {
        double off = got.Length != expected.Length
            ? double.PositiveInfinity
            : got.Zip(expected, (a, b) => double.IsNaN(a) ? double.PositiveInfinity : Math.Abs(a - b)).Max() / Math.Max(expected.Max(Math.Abs), least);
        if (!(off <= limit))
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{_layer}, {_rows} rows, {typeof(T).Name}: {what} is off by {off:G3} of the largest"));
    }
}
