namespace DeepInit.Networks.Tests.Reference;

/// <summary>What a chain computes, by three nested loops and the chain rule, in double precision.</summary>
internal sealed class NaiveChain
{
    private readonly ChainModel _model;
    private readonly Dictionary<string, Dictionary<string, double[]>> _states;
    private readonly Random? _noise;
    private long _steps;

    /// <summary>A chain with some parameters.</summary>
    /// <param name="noise">Given, each sum is off by half a unit in the last place of single precision, as <see cref="DeepInit.Tests.Shared.Tolerance"/> says.</param>
    public NaiveChain(ChainModel model, Dictionary<string, double[]> parameters, Random? noise = null)
    {
        _model = model;
        _noise = noise;
        _states = parameters.ToDictionary(p => p.Key, _ => new Dictionary<string, double[]>());
        Parameters = parameters.ToDictionary(p => p.Key, p => (double[])p.Value.Clone());
    }

    public Dictionary<string, double[]> Parameters { get; }

    /// <summary>Optimiser states, by <c>parameter/state</c>.</summary>
    public IEnumerable<(string Name, double[] Values)> States =>
        _states.SelectMany(parameter => parameter.Value.Select(state => ($"{parameter.Key}/{state.Key}", state.Value)));

    public double[] Predict(double[] x) => [.. Rows(x).SelectMany(row => Forward(row)[^1].After)];

    public double Loss(double[] x, double[] target) => Predict(x).Zip(target, (y, t) => (y - t) * (y - t)).Average();

    public (double Loss, Dictionary<string, double[]> Gradients) Gradients(double[] x, double[] target)
    {
        Dictionary<string, double[]> gradients = Parameters.ToDictionary(p => p.Key, p => new double[p.Value.Length]);
        double loss = 0;
        int at = 0;
        foreach (double[] row in Rows(x))
        {
            List<Value> values = Forward(row);
            double[] dy = new double[_model.Outputs];
            for (int o = 0; o < dy.Length; o++, at++)
            {
                double difference = values[^1].After[o] - target[at];
                loss += difference * difference / target.Length;
                dy[o] = 2 * difference / target.Length;
            }

            Backward(values, dy, gradients);
        }

        return (loss, gradients);
    }

    /// <summary>One optimiser step; the loss before it.</summary>
    public double Train(double[] x, double[] target)
    {
        (double loss, Dictionary<string, double[]> gradients) = Gradients(x, target);
        _steps++;
        _model.Optimizer.Clip(gradients.Values);
        foreach ((string name, double[] values) in Parameters)
        {
            bool decays = name.EndsWith(".weight", StringComparison.Ordinal);
            _model.Optimizer.Update(values, gradients[name], _states[name], _steps, decays);
        }

        return loss;
    }

    private IEnumerable<double[]> Rows(double[] x) => x.Chunk(_model.Inputs);

    private List<Value> Forward(double[] row)
    {
        var values = new List<Value> { new(row, row) };
        int dense = 0;
        foreach (ChainLayer layer in _model.Layers)
        {
            double[] x = values[^1].After;
            double[] z = x;
            if (layer.Units > 0)
            {
                double[] w = Parameters[$"dense{dense}.weight"];
                double[]? b = layer.UseBias ? Parameters[$"dense{dense}.bias"] : null;
                z = new double[layer.Units];
                for (int o = 0; o < z.Length; o++)
                {
                    z[o] = b?[o] ?? 0;
                    double magnitude = Math.Abs(z[o]);
                    for (int i = 0; i < x.Length; i++)
                    {
                        double product = w[(o * x.Length) + i] * x[i];
                        z[o] += product;
                        magnitude += Math.Abs(product);
                    }

                    z[o] += Rounding(magnitude);
                }

                dense++;
            }

            double[] y = layer.Activation.Forward(z);
            values.Add(new(z, layer.Activation.Name == "Linear" ? y : [.. y.Select(value => value + Rounding(Math.Abs(value)))]));
        }

        return values;
    }

    private void Backward(List<Value> values, double[] dy, Dictionary<string, double[]> gradients)
    {
        int dense = _model.Layers.Count(layer => layer.Units > 0);
        for (int l = _model.Layers.Length - 1; l >= 0; l--)
        {
            ChainLayer layer = _model.Layers[l];
            double[] dz = layer.Activation.Backward(values[l + 1].Before, dy);

            // A slope of zero is exact; others are sums such as 1 − y², which lose digits.
            if (layer.Activation.Name != "Linear")
                dz = [.. dz.Select((value, i) => value == 0 ? 0 : value + Rounding(Math.Abs(value) + Math.Abs(dy[i])))];
            dy = dz;
            if (layer.Units == 0)
                continue;

            dense--;
            double[] x = values[l].After;
            double[] w = Parameters[$"dense{dense}.weight"];
            double[] dw = gradients[$"dense{dense}.weight"];
            dy = new double[x.Length];
            double[] magnitudes = new double[x.Length];
            for (int o = 0; o < dz.Length; o++)
            {
                if (layer.UseBias)
                    gradients[$"dense{dense}.bias"][o] += dz[o];
                for (int i = 0; i < x.Length; i++)
                {
                    dw[(o * x.Length) + i] += dz[o] * x[i];
                    double product = dz[o] * w[(o * x.Length) + i];
                    dy[i] += product;
                    magnitudes[i] += Math.Abs(product);
                }
            }

            for (int i = 0; i < dy.Length; i++)
                dy[i] += Rounding(magnitudes[i]);
        }
    }

    private double Rounding(double magnitude) => _noise is null ? 0 : Math.ScaleB(magnitude, -24) * (_noise.Next(2) == 0 ? 1 : -1);

    /// <summary>A layer's value before and after its activation.</summary>
    private sealed record Value(double[] Before, double[] After);
}
