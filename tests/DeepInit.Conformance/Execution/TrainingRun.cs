using System.Numerics;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;
using DeepInit.Tests.Shared.Compiling;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Execution;

/// <summary>Trains a compiled network as its case says and notes every quantity that a case can expect.</summary>
/// <typeparam name="T">The number type of the network.</typeparam>
internal sealed class TrainingRun<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The names of optimiser states in the format; which of them a network has, it says itself.</summary>
    private static readonly string[] StateNames =
        ["momentum_buffer", "exp_avg", "exp_avg_sq", "max_exp_avg_sq", "exp_inf", "square_avg", "grad_avg", "acc_delta", "sum"];

    private readonly TranslatedCase _case;
    private readonly ConformanceCase _source;
    private readonly INetworkDriver<T> _driver;
    private readonly INetworkDriver<T> _probe;
    private readonly INetworkDriver<T>[] _parts;
    private readonly Batches<T> _batches;
    private readonly Measurements _results = new();

    private TrainingRun(TranslatedCase translated, CompiledCase compiled)
    {
        _case = translated;
        _source = translated.Source;
        _driver = compiled.Create<T>(translated.Model);

        // Running statistics move whenever training's forward pass runs: what is noted before the first step is asked of a network of its own.
        _probe = compiled.Create<T>(translated.Model);
        _parts = [.. translated.Parts.Select(compiled.Create<T>)];
        _batches = new Batches<T>(_source);
    }

    /// <summary>How far the trained network's ONNX model, run by ONNX Runtime, is from <c>Predict</c>: on the first batch, and on its first row alone.</summary>
    /// <returns>The largest difference as a share of the largest value of the same output.</returns>
    public static double OnnxDeviation(TranslatedCase translated, CompiledCase compiled)
    {
        TrainingRun<T> run = new(translated, compiled);
        run.LoadWeights(run._driver);
        run.Train();
        using var model = new OnnxModel<T>(run._driver.Network);
        T[][] batch = run._batches.Inputs(0);
        T[][] row = [.. batch.Zip(run._driver.Network.Inputs, (values, input) => values[..input.RowSize])];
        return Math.Max(model.Deviation(batch, run.Predict(batch)), model.Deviation(row, run.Predict(row)));
    }

    /// <summary>Runs a case.</summary>
    public static Measurements Run(TranslatedCase translated, CompiledCase compiled) => new TrainingRun<T>(translated, compiled).Run();

    private Measurements Run()
    {
        CheckDescription();
        if (_results.Faults.Count > 0)
        {
            return _results;
        }

        LoadWeights(_driver);
        LoadWeights(_probe);
        if (_source.EvaluationMode)
        {
            _driver.SwitchRandomnessOff();
            _probe.SwitchRandomnessOff();
            Array.ForEach(_parts, part => part.SwitchRandomnessOff());
        }

        NoteOutputs("output/", _probe.Forward);
        _results.GradientLoss = ComputeGradients(step: 0);
        foreach (Parameter<T> parameter in Trainable(_probe))
        {
            Note("grad/" + parameter.Name, parameter.Gradient);
        }

        Train();
        NoteOutputs("output_eval_last/", _driver.Predict);
        _results.EvaluationLoss = double.CreateChecked(_driver.ComputeLoss(_batches.Inputs(0), _batches.Targets(_case.Model, 0)));
        if (_source.Steps > 0)
        {
            NoteParameters();
        }

        CheckFrozen();
        return _results;
    }

    private IEnumerable<Parameter<T>> TrainableParameters => Trainable(_driver);

    private static IEnumerable<Parameter<T>> Trainable(INetworkDriver<T> driver) => driver.Network.Parameters.Where(parameter => parameter.Trainable);

    private void Train()
    {
        for (int step = 0; step < Math.Max(1, _source.Steps); step++)
        {
            _results.Rows.Add(_batches.Rows(step));
            NoteBeforeStep(step);
            if (_source.Steps == 0)
            {
                _results.Losses.Add(_results.GradientLoss);
                return;
            }

            if (_case.LearningRateAt is { } learningRateAt)
            {
                _driver.LearningRate = learningRateAt(step);
            }

            _results.LearningRates.Add(_driver.LearningRate);
            _results.Losses.Add(double.CreateChecked(_driver.TrainBatch(_batches.Inputs(step), _batches.Targets(_case.Model, step))));
        }

        if (_driver.StepCount != _source.Steps)
        {
            _results.Faults.Add($"StepCount is {_driver.StepCount}, expected {_source.Steps}");
        }

        _results.MomentumProduct = _case.MomentumProductAt?.Invoke(_driver.StepCount);
    }

    private void NoteBeforeStep(int step)
    {
        if (_source.Expected.GradientNorms is not null)
        {
            CopyParameters(_driver, _probe);
            ComputeGradients(step);
            _results.GradientNorms.Add(Math.Sqrt(Trainable(_probe).Sum(parameter => Widen(parameter.Gradient.ToArray()).Sum(value => value * value))));
        }

        if (_parts.Length > 0)
        {
            foreach (INetworkDriver<T> part in _parts)
            {
                CopyParameters(_driver, part);
            }

            _results.LossParts.Add([.. _parts.Select((part, i) => ComputeGradients(part, _case.Parts[i], step))]);
        }
    }

    private double ComputeGradients(int step) => ComputeGradients(_probe, _case.Model, step);

    private double ComputeGradients(INetworkDriver<T> driver, TranslatedNetwork network, int step) =>
        double.CreateChecked(driver.ComputeGradients(_batches.Inputs(step), _batches.Targets(network, step)));

    private T[][] Predict(T[][] inputs)
    {
        int rows = inputs[0].Length / _driver.Network.Inputs[0].RowSize;
        T[][] outputs = [.. _driver.Network.Outputs.Select(output => new T[rows * output.RowSize])];
        _driver.Predict(inputs, outputs);
        return outputs;
    }

    private void NoteOutputs(string prefix, Action<T[][], T[][]> run)
    {
        (_, int rows) = _batches.Rows(0);
        TensorDescription[] outputs = [.. _driver.Network.Outputs];
        T[][] values = [.. outputs.Select(output => new T[rows * output.RowSize])];
        run(_batches.Inputs(0), values);
        for (int i = 0; i < outputs.Length; i++)
        {
            _results.Tensors.Add(new MeasuredTensor(prefix + _source.Outputs[i], [rows, .. outputs[i].Shape], Widen(values[i])));
        }
    }

    private void NoteParameters()
    {
        foreach (Parameter<T> parameter in TrainableParameters)
        {
            Note("param/" + parameter.Name, parameter);
            foreach (string state in StateNames)
            {
                if (FindState(parameter, state) is { } tensor)
                {
                    Note($"opt/{state}/{parameter.Name}", tensor);
                }
            }
        }

        foreach (string buffer in _source.Buffers)
        {
            Note("buffer/" + buffer, _driver.Network.Parameters[buffer]);
        }
    }

    private static Tensor<T>? FindState(Parameter<T> parameter, string state)
    {
        try
        {
            return parameter.OptimizerState(state);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void Note(string name, Tensor<T> tensor) => _results.Tensors.Add(new MeasuredTensor(name, [.. tensor.Shape], Widen(tensor.ToArray())));

    private void LoadWeights(INetworkDriver<T> driver)
    {
        foreach (string name in _source.Parameters.Select(parameter => parameter.Name).Concat(_source.Buffers))
        {
            driver.Network.Parameters[name].CopyFrom(Narrow(_source.Weights[name].Values));
        }
    }

    private static void CopyParameters(INetworkDriver<T> from, INetworkDriver<T> to)
    {
        foreach (Parameter<T> parameter in from.Network.Parameters)
        {
            to.Network.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
        }
    }

    // Names and order of arguments, names, shapes and flags of parameters: where they differ, numbers would be compared with the wrong ones.
    private void CheckDescription()
    {
        INetwork<T> network = _driver.Network;
        RequireEqual("inputs", _source.Inputs.Select(input => $"{input.Name} [{string.Join(", ", input.Shape)}]"), network.Inputs.Select(Describe));
        RequireEqual("outputs", _source.Outputs, network.Outputs.Select(output => output.Name));
        if (network is ITrainableNetwork<T> trainable)
        {
            RequireEqual(
                "targets",
                _case.Model.Targets.Select(target => $"{target.Name} {(target.IsInteger ? "classes" : "numbers")}"),
                trainable.Targets.Select(target => $"{target.Name} {(target.IsClassIndex ? "classes" : "numbers")}"));
        }
        else if (_case.Model.Trains)
        {
            _results.Faults.Add("the network is no ITrainableNetwork, although it has an optimiser");
        }

        bool decays = OptimizerTranslator.Decays(_source);
        RequireEqual(
            "parameters",
            _source.Parameters.Select(own => Describe(own.Name, own.Shape, own.Trainable, decays ? own.Decay : null)).Order(StringComparer.Ordinal),
            network.Parameters.Where(own => !_source.Buffers.Contains(own.Name))
                .Select(own => Describe(own.Name, own.Shape, own.Trainable, decays ? own.Decay : null))
                .Order(StringComparer.Ordinal));
    }

    private static string Describe(TensorDescription value) => $"{value.Name} [{string.Join(", ", value.Shape)}]";

    // A frozen tensor does not decay, whatever its flag says.
    private static string Describe(string name, IEnumerable<int> shape, bool trainable, bool? decay)
    {
        string flags = (trainable, decay) switch
        {
            (false, _) => " frozen",
            (true, true) => " decays",
            (true, false) => " does not decay",
            _ => "",
        };
        return $"{name} [{string.Join(", ", shape)}]{flags}";
    }

    private void RequireEqual(string what, IEnumerable<string> expected, IEnumerable<string> got)
    {
        (string[] wanted, string[] found) = ([.. expected], [.. got]);
        if (!wanted.SequenceEqual(found))
        {
            _results.Faults.Add($"{what} of the network are {string.Join("; ", found)}, expected {string.Join("; ", wanted)}");
        }
    }

    private void CheckFrozen()
    {
        foreach (Parameter<T> parameter in _driver.Network.Parameters.Where(parameter => !parameter.Trainable && !_source.Buffers.Contains(parameter.Name)))
        {
            if (!parameter.ToArray().AsSpan().SequenceEqual(Narrow(_source.Weights[parameter.Name].Values)))
            {
                _results.Faults.Add($"frozen parameter '{parameter.Name}' was changed by training");
            }
        }
    }

    private static double[] Widen(T[] values) => Array.ConvertAll(values, double.CreateChecked);

    private static T[] Narrow(double[] values) => Array.ConvertAll(values, T.CreateChecked);
}
