using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>NetworkSpec → ShapedNetwork, or issues: names become edges, shapes and initialisers are derived. Pure; serves generator and analyzer.</summary>
internal sealed class ShapeInference
{
    private readonly NetworkSpec _spec;
    private readonly CancellationToken _token;
    private readonly Issues _issues = new();
    private readonly List<Value> _values = [];
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, Value> _byName = [];

    private ShapeInference(NetworkSpec spec, CancellationToken token)
    {
        _spec = spec;
        _token = token;
    }

    public static InferenceResult Run(NetworkSpec spec, CancellationToken token) => new ShapeInference(spec, token).Run();

    /// <summary>The names of the inputs and of the first so many layers, also of a network with errors.</summary>
    public static IReadOnlyList<string> Names(NetworkSpec spec, int layers, CancellationToken token)
    {
        var inference = new ShapeInference(spec, token);
        inference.AddInputs();
        inference.AddLayers();
        return [.. inference._values.Take(spec.Inputs.Count + layers).Select(value => value.Name).Where(name => name.Length > 0).Distinct()];
    }

    private InferenceResult Run()
    {
        _issues.AddRange(_spec.Issues);
        AddInputs();
        AddLayers();
        if (_issues.AnyErrors)
        {
            return new(null, _issues.ToEquatableArray());
        }

        EquatableArray<ParameterShape> parameters = ParameterInference.Run(_spec, _nodes, _values, _issues);
        EquatableArray<LossNode> losses = Losses();
        EquatableArray<int> outputs = Outputs(losses);
        CheckOptimizer();
        if (_spec.Schedule is { } schedule)
        {
            ScheduleCatalog.Of(schedule).Check(schedule, _issues.At(Place.Schedule, 0));
        }

        return new(
            _issues.AnyErrors ? null : new ShapedNetwork(_spec, _values.ToEquatableArray(), _nodes.ToEquatableArray(), parameters, outputs, losses),
            _issues.ToEquatableArray());
    }

    private void AddInputs()
    {
        if (_spec.Inputs.Count == 0)
        {
            _issues.At(Place.Network, 0).Add(Rules.NoInput, "", _spec.Type.Name);
        }

        for (int i = 0; i < _spec.Inputs.Count; i++)
        {
            InputSpec input = _spec.Inputs[i];
            _issues.At(Place.Input, i);
            bool valid = input.Shape.Count > 0 && input.Shape.All(n => n > 0);
            if (!valid)
            {
                string got = input.Shape.Count == 0 ? "empty" : string.Join(" × ", input.Shape);
                string suggestion = input.Shape.Count == 1 && input.Shape[0] < 0 ? Math.Abs((long)input.Shape[0]).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
                _issues.Suggest(Rules.OutOfDomain, "shape", suggestion, "Shape", $"Input '{input.Name}'", got, "one or more lengths, each at least 1");
            }

            AddValue(input.Name, valid ? new Shape(input.Shape) : new Shape(1), "name");
        }
    }

    private void AddLayers()
    {
        if (_spec.Layers.Count == 0)
        {
            _issues.At(Place.Network, 0).Add(Rules.NoLayer, "", _spec.Type.Name);
        }

        var counts = new Dictionary<string, int>();
        var given = new HashSet<string>(_spec.Layers.Select(layer => layer.Name ?? "").Concat(_spec.Inputs.Select(input => input.Name)));
        for (int i = 0; i < _spec.Layers.Count; i++)
        {
            _token.ThrowIfCancellationRequested();
            LayerSpec layer = _spec.Layers[i];
            LayerKind kind = LayerCatalog.Of(layer);
            _issues.At(Place.Layer, i);
            string name = layer.Name ?? DefaultName(kind.Stem, counts, given);
            EquatableArray<Value> inputs = InputsOf(layer, kind, name, i);
            Shape shape = inputs.Count > 0 ? kind.Infer(layer, name, inputs, _issues) : new Shape(1);
            Value output = AddValue(name, shape, "Name");
            _nodes.Add(new Node(i, name, layer, inputs.Select(v => v.Id).ToEquatableArray(), output.Id, shape));
        }
    }

    private static string DefaultName(string stem, Dictionary<string, int> counts, HashSet<string> given)
    {
        counts.TryGetValue(stem, out int count);
        while (given.Contains(stem + count))
        {
            count++;
        }

        counts[stem] = count + 1;
        return stem + count;
    }

    private EquatableArray<Value> InputsOf(LayerSpec layer, LayerKind kind, string name, int index)
    {
        var inputs = new List<Value>();
        string described = $"{kind.Word} '{name}'";
        bool takesBefore = kind.CombinesValues ? layer.From.Count == 1 : layer.From.Count == 0;
        if (takesBefore)
        {
            if (index > 0)
            {
                inputs.Add(_values[_values.Count - 1]);
            }
            else if (_spec.Inputs.Count == 1)
            {
                inputs.Add(_values[0]);
            }
            else if (_spec.Inputs.Count > 1)
            {
                _issues.Add(Rules.AmbiguousInput, "", described, _spec.Inputs.Count);
            }
        }

        for (int i = 0; i < layer.From.Count; i++)
        {
            if (Find(layer.From[i], described, kind.CombinesValues ? "inputs#" + i : "From") is { } value)
            {
                inputs.Add(value);
            }
        }

        if (kind.CombinesValues && layer.From.Count == 0)
        {
            _issues.Add(Rules.TooFewInputs, "", described, "none");
        }

        return inputs.ToEquatableArray();
    }

    private Value? Find(string name, string described, string argument)
    {
        if (_byName.TryGetValue(name, out Value? value))
        {
            return value;
        }

        string? nearest = NearestName.Of(name, _byName.Keys);
        string quoted = nearest is null ? "" : "\"" + nearest + "\"";
        if (_spec.Layers.Any(layer => layer.Name == name))
        {
            _issues.Add(Rules.ReadsLater, argument, described, name);
        }
        else
        {
            string known = _byName.Count == 0 ? "there are none" : "there are " + string.Join(", ", _byName.Keys.Select(key => "'" + key + "'"));
            _issues.Suggest(Rules.UnknownName, argument, quoted, described, name, nearest is null ? known : $"did you mean '{nearest}'?");
        }

        return null;
    }

    private Value AddValue(string name, Shape shape, string argument)
    {
        var value = new Value(_values.Count, name, shape);
        _values.Add(value);
        if (name.Length == 0 || name.Any(char.IsWhiteSpace) || name.Contains('/'))
        {
            _issues.Add(Rules.ReservedName, argument, name, "a name must not be empty nor contain white space or '/'");
        }

        if (_byName.ContainsKey(name))
        {
            _issues.Add(Rules.DuplicateName, argument, name);
        }
        else
        {
            _byName.Add(name, value);
        }

        long length = shape.Dimensions.Aggregate(1L, (product, n) => product * n);
        if (length > 1 << 24)
        {
            _issues.Add(Rules.TooLarge, "", name, length, 1 << 24);
        }

        return value;
    }

    private EquatableArray<LossNode> Losses()
    {
        var losses = new List<LossNode>();
        for (int i = 0; i < _spec.Losses.Count; i++)
        {
            LossSpec loss = _spec.Losses[i];
            _issues.At(Place.Loss, i);
            Value? output = loss.Output is null ? _values[_values.Count - 1] : Find(loss.Output, "Loss " + loss.Function, "Output");
            if (output is null)
            {
                continue;
            }

            LossCatalog.Of(loss).Check(loss, output, _issues);
            if (double.IsNaN(loss.Weight) || double.IsInfinity(loss.Weight))
            {
                _issues.Add(Rules.OutOfDomain, "Weight", "Weight", "loss " + loss.Function, loss.Weight, "a finite number");
            }

            losses.Add(new LossNode(loss, output.Id, loss.Target ?? (_spec.Losses.Count == 1 ? "target" : output.Name)));
        }

        CheckTargets(losses);
        return losses.ToEquatableArray();
    }

    // Losses that share a target must agree on what it is.
    private void CheckTargets(List<LossNode> losses)
    {
        for (int i = 0; i < losses.Count; i++)
        {
            LossNode first = losses.First(loss => loss.Target == losses[i].Target);
            bool same = LossCatalog.Of(first.Spec).TakesClassIndices(first.Spec) == LossCatalog.Of(losses[i].Spec).TakesClassIndices(losses[i].Spec)
                && _values[first.Value].Shape == _values[losses[i].Value].Shape;
            if (!same)
            {
                _issues.At(Place.Loss, i).Add(Rules.LossMismatch, "Target", losses[i].Spec.Function, $"shares target '{first.Target}' of another kind or shape", _values[losses[i].Value].Name, _values[losses[i].Value].Shape);
            }
        }
    }

    private EquatableArray<int> Outputs(EquatableArray<LossNode> losses)
    {
        if (_spec.Outputs.Count > 0)
        {
            var named = new List<int>();
            for (int i = 0; i < _spec.Outputs.Count; i++)
            {
                _issues.At(Place.Output, i);
                if (Find(_spec.Outputs[i], "Output", "layer") is { } value)
                {
                    named.Add(value.Id);
                }
            }

            return named.ToEquatableArray();
        }

        var read = new HashSet<int>(_nodes.SelectMany(node => node.Inputs));
        return _nodes
            .Select(node => node.Output)
            .Where(id => id == _values.Count - 1 || !read.Contains(id) || losses.Any(loss => loss.Value == id))
            .ToEquatableArray();
    }

    private void CheckOptimizer()
    {
        if (_spec.Optimizer is not { } optimizer)
        {
            return;
        }

        _issues.At(Place.Optimizer, 0);
        OptimizerCatalog.Of(optimizer).Check(optimizer, _issues);
        if (_spec.Losses.Count == 0)
        {
            _issues.Add(Rules.OptimizerWithoutLoss, "", _spec.Type.Name);
        }
    }
}

/// <summary>The network, or null where an issue is an error; and all issues.</summary>
internal sealed record InferenceResult(ShapedNetwork? Network, EquatableArray<Issue> Issues);
