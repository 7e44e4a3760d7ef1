using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Shapes;

/// <summary>NetworkSpec → ShapedNetwork, or issues: names become edges, shapes and initialisers are derived. Pure; serves generator and analyzer.</summary>
internal sealed partial class ShapeInference
{
    private readonly NetworkSpec _spec;
    private readonly CancellationToken _token;
    private readonly Issues _issues = new();

    // The values that were reported as too large, and stand for smaller ones.
    private readonly HashSet<int> _bounded = [];

    // Names that were read and stand for nothing.
    private readonly List<(NameScope Scope, string Name)> _missed = [];
    private readonly List<Value> _values = [];
    private readonly List<Node> _nodes = [];
    private readonly NameScope _names;

    private ShapeInference(NetworkSpec spec, CancellationToken token)
    {
        _spec = spec;
        _token = token;
        _names = new NameScope("", spec.Layers, spec.Inputs.Select(input => input.Name));
    }

    /// <summary>The network, or what is wrong with it. An exception on the way becomes an issue: it is about this network alone.</summary>
    public static InferenceResult Run(NetworkSpec spec, CancellationToken token) => InternalError.Guard(
        "inferring its shapes",
        spec.Type.Name,
        () => new ShapeInference(spec, token).Run(),
        what => new InferenceResult(null, new([.. spec.Issues, InternalError.Of(spec.Type.Name, what)])));

    private InferenceResult Run()
    {
        _issues.AddRange(_spec.Issues);
        if (_spec.Issues.Any(issue => issue.Rule == Rules.InternalError.Id))
        {
            return new(null, _issues.ToEquatableArray()); // nothing was read, and so nothing is missing
        }

        AddInputs();
        if (_spec.Layers.Count == 0)
        {
            _issues.At(Place.Network, 0).Add(Rules.NoLayer, "", _spec.Type.Name);
        }

        AddLayers(_names);
        if (_issues.AnyErrors)
        {
            return new(null, _issues.ToEquatableArray());
        }

        EquatableArray<LossNode> losses = Losses();
        EquatableArray<int> outputs = Outputs(losses);
        EquatableArray<ParameterShape> parameters = ParameterInference.Run(_spec, _nodes, _values, _issues);
        LabelCheck.Run(_spec, _values, _nodes, losses, outputs, _issues);
        CheckOptimizer();
        for (int i = 0; i < _spec.Schedules.Count; i++)
        {
            ScheduleCatalog.Of(_spec.Schedules[i]).Check(_spec.Schedules[i], _issues.At(Place.Schedule, i));
        }

        CheckWrappers();
        PassesCheck.Run(_spec, parameters, _issues);
        var network = new ShapedNetwork(_spec, _values.ToEquatableArray(), _nodes.ToEquatableArray(), parameters, outputs, losses);
        LanguageModelCheck.Run(network, _issues);
        RankingCheck.Run(network, _issues);
        SequenceToSequenceCheck.Run(network, _issues);
        return new(_issues.AnyErrors ? null : network, _issues.ToEquatableArray());
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

            IdCheck.Input(input, _issues);
            bool hasSteps = valid && StepCheck.Input(input, _issues);
            Value value = NewValue(input.Name, valid ? new Shape(input.Shape) : new Shape(1), hasSteps ? i : null, input.Ids);
            CheckName(input.Name, _names.AddInput(input.Name, value), "name");
        }
    }

    private void AddLayers(NameScope scope)
    {
        foreach (LayerSpec layer in scope.Layers)
        {
            _token.ThrowIfCancellationRequested();
            if (layer is UseSpec use)
            {
                AddUse(use, scope);
            }
            else
            {
                AddLayer(layer, scope);
            }
        }
    }

    private void AddLayer(LayerSpec layer, NameScope scope)
    {
        LayerKind kind = LayerCatalog.Of(layer);
        _issues.At(Place.Layer, _nodes.Count);
        string local = scope.NameOf(layer.Name, kind.Stem);
        string name = scope.Prefix + local;
        int missed = _missed.Count;
        EquatableArray<Value> inputs = InputsOf(layer, kind, name, scope);
        layer = TiedTable.Find(layer, name, table => Find(table, $"{kind.Word} '{name}'", "embedding", scope), _nodes, _values, _issues);

        // What does not fit a shape that is another than the written one says nothing, nor how many values are left where a name stands for none.
        Issues fits = _missed.Count > missed || inputs.Any(value => _bounded.Contains(value.Id)) ? new Issues() : _issues;
        Shape shape = inputs.Count > 0 && IdCheck.Layer(kind, layer, name, inputs, _spec.Inputs.Count, _issues) ? kind.Infer(layer, name, inputs, fits) : new Shape(1);
        Value output = NewValue(name, shape, StepCheck.Layer(kind, layer, name, inputs, _values, _spec.Inputs, _issues), states: kind.StatesOf(layer));
        CheckName(local, scope.AddLayer(local, output), "Name");
        _nodes.Add(new Node(_nodes.Count, name, layer, inputs.Select(v => v.Id).ToEquatableArray(), output.Id, output.Shape));
    }

    // The block's layers, as often as they are repeated; around the block, its last value has the name of the use.
    private void AddUse(UseSpec use, NameScope scope)
    {
        _issues.At(Place.Use, use.Index);
        string local = scope.NameOf(use.Name, use.Stem);
        if (InputsOf(use, $"Block '{scope.Prefix}{local}'", scope) is not { } inputs)
        {
            // What is wrong is reported, here or by the compiler; the use stands for what it would read.
            if (scope.Before is { } before)
            {
                CheckName(local, scope.AddLayer(local, before), "Name");
            }

            return;
        }

        int first = _nodes.Count;
        for (int i = 0; i < use.Repeat; i++)
        {
            string instance = use.IsNumbered ? local + "." + (use.FirstIndex + i).ToString(CultureInfo.InvariantCulture) : local;
            var inner = new NameScope(scope.Prefix + instance + ".", use.Body, use.Inputs);
            for (int k = 0; k < inputs.Length; k++)
            {
                inner.AddInput(use.Inputs[k], inputs[k]);
            }

            AddLayers(inner);
            _issues.At(Place.Use, use.Index);
            bool isLast = i == use.Repeat - 1;
            Value output = inner.Before! with { Name = scope.Prefix + (isLast ? local : instance) };
            _values[output.Id] = output;
            foreach (KeyValuePair<string, Value> value in inner.Values.Where(value => !use.Inputs.Contains(value.Key)))
            {
                CheckName(instance + "." + value.Key, scope.TryAdd(instance + "." + value.Key, value.Value), "Name");
            }

            if (use.IsNumbered)
            {
                CheckName(instance, scope.TryAdd(instance, output), "Name");
            }

            if (isLast)
            {
                CheckName(local, scope.AddLayer(local, output), "Name");
            }

            inputs[0] = output;
        }

        Share(use, $"Block '{scope.Prefix}{local}'", scope, first);
        scope.Uses[local] = (first, _nodes.Count - first);
    }

    // The layers of the use have the parameters of those of another one, each of its counterpart.
    private void Share(UseSpec use, string described, NameScope scope, int first)
    {
        if (use.SharedWith is not { } other)
        {
            return;
        }

        if (!scope.Uses.TryGetValue(other, out (int First, int Count) shared))
        {
            string known = scope.Uses.Count == 0 ? "there is none" : "there are " + string.Join(", ", scope.Uses.Keys.Select(name => "'" + name + "'"));
            _issues.Suggest(Rules.CannotShare, "SharedWith", Spelling.Nearest(other, scope.Uses.Keys) is { } nearest ? "\"" + nearest + "\"" : "", described, other, "no use before it has this name; " + known);
            return;
        }

        int count = _nodes.Count - first;
        int differs = Enumerable.Range(0, Math.Min(count, shared.Count)).Where(i => _nodes[first + i].Spec != _nodes[shared.First + i].Spec).DefaultIfEmpty(-1).First();
        if (count != shared.Count || differs >= 0)
        {
            string difference = differs >= 0 ? $"'{_nodes[first + differs].Name}' is another layer than '{_nodes[shared.First + differs].Name}'" : $"it has {count} layers, and that one has {shared.Count}";
            _issues.Add(Rules.CannotShare, "SharedWith", described, other, difference);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            _nodes[first + i] = _nodes[first + i] with { SharedWith = _nodes[shared.First + i].Owner };
        }
    }

    private Value[]? InputsOf(UseSpec use, string described, NameScope scope)
    {
        if (use.Body.Count == 0)
        {
            return null;
        }

        if (use.From.Count == 0 && use.Inputs.Count == 1)
        {
            return Before(described, scope) is { } before ? [before] : null;
        }

        if (use.From.Count != use.Inputs.Count)
        {
            _issues.Add(Rules.BlockInputs, use.From.Count > 0 ? "Inputs" : "", described, use.Inputs.Count, string.Join(", ", use.Inputs.Select(name => "'" + name + "'")), use.From.Count);
            return null;
        }

        Value[] values = [.. use.From.Select(name => Find(name, described, use.From.Count == 1 ? "From" : "Inputs", scope)).OfType<Value>()];
        return values.Length == use.From.Count ? values : null;
    }

    // What a layer reads that does not say: the layer before it.
    private Value? Before(string described, NameScope scope)
    {
        if (scope.Before is null && scope.InputCount > 1)
        {
            _issues.Add(Rules.AmbiguousInput, "", described, scope.InputCount);
        }

        return scope.Before;
    }

    private EquatableArray<Value> InputsOf(LayerSpec layer, LayerKind kind, string name, NameScope scope)
    {
        var inputs = new List<Value>();
        string described = $"{kind.Word} '{name}'";
        bool takesBefore = kind.CombinesValues ? layer.From.Count == 1 : layer.From.Count == 0;
        if (takesBefore && Before(described, scope) is { } before)
        {
            inputs.Add(before);
        }

        for (int i = 0; i < layer.From.Count; i++)
        {
            if (Find(layer.From[i], described, kind.CombinesValues ? "inputs#" + i : "From", scope) is { } value)
            {
                inputs.Add(value);
            }
        }

        inputs.AddRange(layer.Beside.TakeWhile(_ => inputs.Count > 0).Select(beside => Find(beside.Value, described, beside.Option, scope)).OfType<Value>().ToArray());
        if (kind.CombinesValues && layer.From.Count == 0)
        {
            _issues.Add(Rules.TooFewInputs, "", described, "none");
        }

        return inputs.ToEquatableArray();
    }

    private Value? Find(string name, string described, string argument, NameScope scope)
    {
        if (scope.Values.TryGetValue(name, out Value? value))
        {
            return value;
        }

        _missed.Add((scope, name));
        string? nearest = Spelling.Nearest(name, scope.Values.Keys);
        string quoted = nearest is null ? "" : "\"" + nearest + "\"";
        if (scope.Layers.Any(layer => layer.Name == name))
        {
            _issues.Add(Rules.ReadsLater, argument, described, name);
        }
        else
        {
            string known = scope.Values.Count == 0 ? "there are none" : "there are " + string.Join(", ", scope.Values.Keys.Select(key => "'" + key + "'"));
            _issues.Suggest(Rules.UnknownName, argument, quoted, described, name, nearest is null ? known : $"did you mean '{nearest}'?");
        }

        return null;
    }

    private Value NewValue(string name, Shape shape, int? steps = null, Ids? ids = null, EndStates? states = null)
    {
        if (shape.LongLength > Shape.MostNumbers)
        {
            _issues.Add(Rules.TooLarge, "", name, shape.LongLength, Shape.MostNumbers);
            shape = shape.Bounded();
            _bounded.Add(_values.Count);
        }

        var value = new Value(_values.Count, name, shape, steps, ids, states);
        _values.Add(value);
        return value;
    }

    private void CheckName(string name, bool isNew, string argument)
    {
        if (name.Length == 0 || name.Any(char.IsWhiteSpace) || name.Contains('/'))
        {
            _issues.Add(Rules.ReservedName, argument, name, "a name must not be empty nor contain white space or '/'");
        }

        if (!isNew)
        {
            _issues.Add(Rules.DuplicateName, argument, name);
        }
    }

    private EquatableArray<LossNode> Losses()
    {
        var losses = new List<LossNode>();
        for (int i = 0; i < _spec.Losses.Count; i++)
        {
            LossSpec loss = _spec.Losses[i];
            _issues.At(Place.Loss, i);
            Value? output = loss.Output is null ? _values[_values.Count - 1] : Find(loss.Output, "Loss " + loss.Function, "Output", _names);
            if (output is null)
            {
                continue;
            }

            if (output.Ids is { } ids)
            {
                _issues.Add(Rules.ReadsIds, "Output", "Loss " + loss.Function, output.Name, ids.Vocabulary);
            }

            LossCatalog.Of(loss).Check(loss, output, _issues);
            if (output.Steps is not null && LossCatalog.Of(loss).IsOfSample)
            {
                _issues.Add(Rules.LossMismatch, "", loss.Function, "is of whole rows, all of one length", output.Name, $"the lengths of '{_values[output.Steps.Value].Name}'");
            }
            if (double.IsNaN(loss.Weight) || double.IsInfinity(loss.Weight))
            {
                _issues.Add(Rules.OutOfDomain, "Weight", "Weight", "loss " + loss.Function, loss.Weight, "a finite number");
            }

            string target = loss.Target ?? (_spec.Losses.Count(other => LossCatalog.Of(other).HasTargetOf(other)) == 1 ? "target" : output.Name);
            Value?[] outputs = [output, .. LossCatalog.Of(loss).Others.Select(other => Beside(loss, other, output))];
            EquatableArray<int> read = outputs.OfType<Value>().Select(value => value.Id).ToEquatableArray();
            losses.AddRange(read.Select((value, part) => new LossNode(loss with { Part = part }, i, value, LossCatalog.Of(loss).HasTargetOf(loss) ? target : null, read)));
        }

        CheckTargets(losses);
        return losses.ToEquatableArray();
    }

    private Value? Beside(LossSpec loss, OtherOutput other, Value output)
    {
        if (other.Layer(loss) is not { } layer)
        {
            _issues.Add(Rules.OutOfDomain, "", other.Option, "loss " + loss.Function, "left out", "the name of the layer of " + other.Word);
            return null;
        }

        Value? found = Find(layer, "Loss " + loss.Function, other.Option, _names);
        if (found is not null && found.Shape != output.Shape)
        {
            _issues.Add(Rules.LossMismatch, other.Option, loss.Function, $"reads values of shape {output.Shape} in '{output.Name}'", found.Name, found.Shape);
        }
        else if (found is not null && found.Steps != output.Steps)
        {
            _issues.Add(Rules.LossMismatch, other.Option, loss.Function, $"reads values of the same steps as '{output.Name}'", found.Name, "others");
        }

        return found;
    }

    // Losses that share a target must agree on what it is.
    private void CheckTargets(List<LossNode> losses)
    {
        foreach (LossNode loss in losses.Where(loss => loss.IsFirst && loss.Target is not null))
        {
            LossNode first = losses.First(other => other.Target == loss.Target);
            (LossKind kind, LossKind firstKind) = (LossCatalog.Of(loss.Spec), LossCatalog.Of(first.Spec));
            bool same = firstKind.TakesClassIndices(first.Spec) == kind.TakesClassIndices(loss.Spec)
                && (firstKind.HasTargetOfRow(first.Spec), firstKind.TargetNumbers) == (kind.HasTargetOfRow(loss.Spec), kind.TargetNumbers)
                && firstKind.LabelsOf(first.Spec) == kind.LabelsOf(loss.Spec)
                && _values[first.Value].Shape == _values[loss.Value].Shape
                && _spec.OrderOf(_values[first.Value].Name) == _spec.OrderOf(_values[loss.Value].Name);
            if (!same)
            {
                _issues.At(Place.Loss, loss.Index).Add(Rules.LossMismatch, "Target", loss.Spec.Function, $"shares target '{first.Target!}' of another kind, shape or channel order", _values[loss.Value].Name, _values[loss.Value].Shape);
            }
            else if (first.Spec.IgnoreIndex != loss.Spec.IgnoreIndex)
            {
                _issues.At(Place.Loss, loss.Index).Add(Rules.LossMismatch, "IgnoreIndex", loss.Spec.Function, $"shares target '{first.Target!}', of which another loss leaves out other classes,", _values[loss.Value].Name, _values[loss.Value].Shape);
            }
            else if (_values[first.Value].Steps != _values[loss.Value].Steps)
            {
                _issues.At(Place.Loss, loss.Index).Add(Rules.LossMismatch, "Target", loss.Spec.Function, $"shares target '{first.Target!}', which has the steps of '{_values[first.Value].Name}'", _values[loss.Value].Name, "others");
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
                if (Find(_spec.Outputs[i].Layer, "Output", "layer", _names) is { } value)
                {
                    if (value.Ids is { } ids)
                    {
                        _issues.Add(Rules.ReadsIds, "layer", "Output", value.Name, ids.Vocabulary);
                    }

                    named.Add(value.Id);
                }
            }

            return named.ToEquatableArray();
        }

        var read = new HashSet<int>(_nodes.SelectMany(node => node.Inputs));
        return _nodes
            .Select(node => node.Output)
            .Where(id => id == _values.Count - 1 || !read.Contains(id) || losses.Any(loss => loss.Value == id && !LossCatalog.Of(loss.Spec).IsPenalty))
            .ToEquatableArray();
    }

    private void CheckWrappers()
    {
        string? averages = new[] { _spec.Optimizer, _spec.Beside }.OfType<OptimizerSpec>().Where(spec => OptimizerCatalog.Of(spec).Inference(spec) is not null)
            .Select(spec => OptimizerCatalog.Of(spec).Word).FirstOrDefault();
        for (int i = 0; i < _spec.Wrappers.Count; i++)
        {
            WrapperKind kind = WrapperCatalog.Of(_spec.Wrappers[i]);
            kind.Check(_spec.Wrappers[i], _issues.At(Place.Wrapper, i));
            if (_spec.Optimizer is null)
            {
                _issues.Add(Rules.WrapperWithoutOptimizer, "", _spec.Type.Name, kind.Word);
            }

            if (kind.Averages && averages is not null)
            {
                _issues.Add(Rules.TwoAverages, "", _spec.Type.Name, averages, kind.Word);
            }

            averages = kind.Averages ? kind.Word : averages;
        }
    }

    private void CheckOptimizer()
    {
        if (_spec.Optimizer is not { } optimizer)
        {
            return;
        }

        _issues.At(Place.Optimizer, 0);
        OptimizerCatalog.Of(optimizer).Check(optimizer, _issues);
        if (_spec.Beside is { } beside)
        {
            OptimizerKind kind = OptimizerCatalog.Of(beside);
            kind.Check(beside, _issues.At(Place.Optimizer, 1));
            if (beside.GlobalClipNorm > 0)
            {
                _issues.Add(Rules.OutOfDomain, "GlobalClipNorm", "GlobalClipNorm", kind.Word, beside.GlobalClipNorm, $"left out: the norm is that of all gradients together, and {OptimizerCatalog.Of(optimizer).Word} says it");
            }

            _issues.At(Place.Optimizer, 0);
        }

        if (_spec.Losses.Count == 0)
        {
            _issues.Add(Rules.OptimizerWithoutLoss, "", _spec.Type.Name);
        }
    }
}
