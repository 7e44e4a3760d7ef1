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
    private const string Shift = "z_minus_y";

    // Of L-BFGS: what the format has for all tensors together, and what it does not list.
    private static readonly string[] FlatStates = ["d", "prev_flat_grad"];
    private static readonly string[] UnlistedStates = ["old_dirs", "old_stps"];

    private readonly TranslatedCase _case;
    private readonly CompiledCase _compiled;
    private readonly ConformanceCase _source;
    private readonly INetworkDriver<T> _driver;
    private readonly INetworkDriver<T> _probe;
    private readonly INetworkDriver<T>? _plain;
    private readonly INetworkDriver<T>[] _parts;
    private readonly Batches<T> _batches;
    private readonly Measurements _results = new();

    private TrainingRun(TranslatedCase translated, CompiledCase compiled)
    {
        _case = translated;
        _compiled = compiled;
        _source = translated.Source;
        _driver = compiled.Create<T>(translated.Model);

        // Running statistics move whenever training's forward pass runs: what is noted before the first step is asked of a network of its own.
        _probe = compiled.Create<T>(translated.Model);
        _plain = translated.Plain is { } plain ? compiled.Create<T>(plain) : null;
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
        if (_plain is not null)
        {
            LoadWeights(_plain);
        }

        if (_source.EvaluationMode)
        {
            _driver.SwitchRandomnessOff();
            _probe.SwitchRandomnessOff();
            Array.ForEach(_parts, part => part.SwitchRandomnessOff());
        }

        NoteOutputs("output/", _probe, _probe.Forward);
        _results.GradientLoss = ComputeGradients(_plain ?? _probe, _case.Model, step: 0);
        foreach (Parameter<T> parameter in Trainable(_plain ?? _probe))
        {
            Note("grad/" + parameter.Name, parameter.Gradient);
        }

        Train();

        // Averages beside the optimiser are a matter of their own; those that an optimiser makes are what it comes to.
        _driver.Network.Parameters.PredictsAverages = _source.MovingAverage is null && _source.EqualAverage is null;
        NoteOutputs("output_eval_last/", _driver, _driver.Predict);
        _results.EvaluationLoss = EvaluationLoss();
        if (_source.Steps > 0)
        {
            NoteParameters();
        }

        _driver.Network.Parameters.PredictsAverages = true;
        NoteAverages(_source.MovingAverage is not null, "ema", estimates: false);
        NoteAverages(_source.EqualAverage is not null, "swa", estimates: true);

        CheckFrozen();
        if (_case.Writer is { } writer)
        {
            INetwork<T> written = _compiled.CreateNetwork<T>(writer);
            foreach (Parameter<T> parameter in _driver.Network.Parameters)
            {
                written.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
            }

            GenerationRun.Note(_source, written, _results);
        }

        return _results;
    }

    private IEnumerable<Parameter<T>> TrainableParameters => Trainable(_driver);

    private static IEnumerable<Parameter<T>> Trainable(INetworkDriver<T> driver) => driver.Network.Parameters.Where(parameter => parameter.Trainable);

    private void Train()
    {
        for (int step = 0; step < Math.Max(1, _source.Steps); step++)
        {
            NoteBeforeStep(step);
            if (_source.Steps == 0)
            {
                _results.Rows.Add(_batches.Rows(step));
                _results.Losses.Add(_results.GradientLoss);
                return;
            }

            if (_case.LearningRateAt is { } learningRateAt)
            {
                _driver.LearningRate = learningRateAt(step);
            }

            _results.LearningRates.Add(_driver.LearningRate);
            TakeStep(step);
        }

        if (_driver.StepCount != _source.Steps)
        {
            _results.Faults.Add($"StepCount is {_driver.StepCount}, expected {_source.Steps}");
        }

        _results.MomentumProduct = _case.MomentumProductAt?.Invoke(_driver.StepCount);
    }

    private void TakeStep(int step)
    {
        for (int pass = step * _source.Accumulates; pass < (step + 1) * _source.Accumulates; pass++)
        {
            _results.Rows.Add(_batches.Rows(pass));
            T loss = _source.Accumulates == 1
                ? _driver.TrainBatch(Inputs(_driver, pass), _batches.Targets(_case.Model, pass))
                : _driver.ComputeGradients(Inputs(_driver, pass), _batches.Targets(_case.Model, pass));
            _results.Losses.Add(double.CreateChecked(loss));
            if (_source.Accumulates > 1 && Accumulator.Add() && _source.Expected.GradientNorms is not null)
            {
                _results.GradientNorms.Add(Norm(_driver));
            }
        }
    }

    private GradientAccumulator<T> Accumulator => field ??= new((IGradientTrainableNetwork<T>)_driver.Network, _source.Accumulates);

    private static double Norm(INetworkDriver<T> driver) => Math.Sqrt(Trainable(driver).Sum(parameter => Widen(parameter.Gradient.ToArray()).Sum(value => value * value)));

    private double EvaluationLoss() => double.CreateChecked(_driver.ComputeLoss(Inputs(_driver, 0), _batches.Targets(_case.Model, 0)));

    // What predictions are made with, and what they come to.
    private void NoteAverages(bool has, string name, bool estimates)
    {
        if (!has)
        {
            return;
        }

        if (estimates)
        {
            ((ILossNetwork<T>)_driver.Network).EstimateStatistics(_batches.Data(_case.Model, _driver.Network), _source.BatchSize);
            foreach (string buffer in _source.Buffers)
            {
                Note($"{name}_buffer/{buffer}", _driver.Network.Parameters[buffer].Inference);
            }
        }

        foreach (Parameter<T> parameter in TrainableParameters)
        {
            Note($"{name}/{parameter.Name}", parameter.Inference);
        }

        NoteOutputs($"output_eval_{name}/", _driver, _driver.Predict);
        _results.Tensors.Add(new MeasuredTensor("eval_loss_" + name, [1], [EvaluationLoss()]));
    }

    private void NoteBeforeStep(int step)
    {
        if (_source.Expected.GradientNorms is not null && _source.Accumulates == 1)
        {
            CopyParameters(_driver, _probe);
            ComputeGradients(step);
            _results.GradientNorms.Add(Norm(_probe));
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
        double.CreateChecked(driver.ComputeGradients(Inputs(driver, step), _batches.Targets(network, step)));

    // The rows of a step; the driver has their lengths, too. States that go on from batch to batch do not go on from epoch to epoch.
    private T[][] Inputs(INetworkDriver<T> driver, int step)
    {
        if (_batches.Rows(step).Start == 0)
            (driver.Network as IStatefulNetwork)?.ResetStates();
        driver.Lengths = _batches.Lengths(step);
        return _batches.Inputs(step);
    }

    private T[][] Predict(T[][] inputs)
    {
        int rows = inputs[0].Length / _driver.Network.Inputs[0].RowSize;
        T[][] outputs = [.. _driver.Network.Outputs.Select(output => new T[rows * output.RowSize])];
        _driver.Predict(inputs, outputs);
        return outputs;
    }

    private void NoteOutputs(string prefix, INetworkDriver<T> driver, Action<T[][], T[][]> run)
    {
        (_, int rows) = _batches.Rows(0);
        TensorDescription[] outputs = [.. _driver.Network.Outputs];
        T[][] values = [.. outputs.Select(output => new T[rows * output.RowSize])];
        run(Inputs(driver, 0), values);
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
            if (parameter.OptimizerStateNames.Contains(Shift))
            {
                // The format has z itself, and what predictions take.
                double[] z = [.. Widen(parameter.ToArray()).Zip(Widen(parameter.OptimizerState(Shift).ToArray()), (y, e) => y + e)];
                _results.Tensors.Add(new MeasuredTensor("opt/z/" + parameter.Name, [.. parameter.Shape], z));
                Note("eval_param/" + parameter.Name, parameter.Inference);
            }

            foreach (string state in parameter.OptimizerStateNames.Except(["ema", "swa", Shift, .. FlatStates, .. UnlistedStates]))
            {
                Note($"opt/{state}/{parameter.Name}", parameter.OptimizerState(state));
            }
        }

        // One vector over all tensors.
        foreach (string state in FlatStates.Where(state => TrainableParameters.First().OptimizerStateNames.Contains(state)))
        {
            double[] flat = [.. TrainableParameters.SelectMany(parameter => Widen(parameter.OptimizerState(state).ToArray()))];
            _results.Tensors.Add(new MeasuredTensor("opt_flat/" + state, [flat.Length], flat));
        }

        foreach ((string name, double number) in OptimizerTranslator.Numbers(_source, _driver.Network.Parameters.OptimizerNumbers, _driver.StepCount))
        {
            _results.Tensors.Add(new MeasuredTensor("opt_scalar/" + name, [1], [number]));
        }

        foreach (string buffer in _source.Buffers)
        {
            Note("buffer/" + buffer, _driver.Network.Parameters[buffer]);
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
        RequireEqual("inputs", _source.Inputs.Select(input => $"{input.Name} [{(input.Shape.Length == 0 ? "1" : string.Join(", ", input.Shape))}]"), network.Inputs.Select(Describe));
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

        // A coefficient of 0 leaves open what the flag says.
        bool decays = OptimizerTranslator.Decays(_source);
        HashSet<string> open = [.. _source.Parameters.Where(own => !decays || own.WeightDecay is 0).Select(own => own.Name)];
        RequireEqual(
            "parameters",
            _source.Parameters.Select(own => Describe(own.Name, own.Shape, own.Trainable, open.Contains(own.Name) ? null : own.Decay)).Order(StringComparer.Ordinal),
            network.Parameters.Where(own => !_source.Buffers.Contains(own.Name))
                .Select(own => Describe(own.Name, own.Shape, own.Trainable, open.Contains(own.Name) ? null : own.Decay))
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
