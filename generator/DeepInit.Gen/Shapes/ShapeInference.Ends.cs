using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Shapes;

/// <content>What is asked of a network with errors: its names, its outputs and its targets.</content>
internal sealed partial class ShapeInference
{
    /// <summary>The names of the inputs and of the first so many layers, also of a network with errors.</summary>
    public static IReadOnlyList<string> Names(NetworkSpec spec, int layers, CancellationToken token)
    {
        var inference = new ShapeInference(spec, token);
        inference.AddInputs();
        inference.AddLayers(inference._names);
        return [.. inference._values.Where(value => value.Id - spec.Inputs.Count < layers).Select(value => value.Name).Where(name => name.Length > 0).Distinct()];
    }

    /// <summary>
    /// What <see cref="Run(NetworkSpec, CancellationToken)"/> would find for outputs and targets, by their names, also of a network with errors. A name that stands for nothing is taken for the one
    /// that is nearest, so that a slip of the keyboard makes no other outputs.
    /// </summary>
    public static (IReadOnlyList<string> Outputs, IReadOnlyList<(string Name, bool IsClassIndex)> Targets) Ends(NetworkSpec spec, CancellationToken token) => InternalError.Guard(
        "inferring its ends",
        spec.Type.Name,
        () =>
        {
            var inference = new ShapeInference(spec, token);
            inference.AddInputs();
            inference.AddLayers(inference._names);
            return inference.Ends();
        },
        _ => (["output"], []));

    private (IReadOnlyList<string> Outputs, IReadOnlyList<(string Name, bool IsClassIndex)> Targets) Ends()
    {
        LossSpec[] losses = [.. _spec.Losses.Where(loss => LossCatalog.Contains(loss.Function))];
        bool isOne = losses.Count(loss => LossCatalog.Of(loss).HasTargetOf(loss)) == 1;
        var targets = new List<(string Name, bool IsClassIndex)>();
        var measured = new HashSet<int>();
        foreach (LossSpec loss in losses)
        {
            LossKind kind = LossCatalog.Of(loss);
            Value? output = loss.Output is null ? _values.LastOrDefault() : Meant(_names, loss.Output);
            if (kind.HasTargetOf(loss))
            {
                targets.Add((loss.Target ?? (isOne ? "target" : output?.Name ?? loss.Output ?? "target"), kind.TakesClassIndices(loss)));
            }

            if (!kind.IsPenalty)
            {
                measured.UnionWith(kind.Others.Select(other => other.Layer(loss)).OfType<string>().Select(name => Meant(_names, name)).Append(output).OfType<Value>().Select(value => value.Id));
            }
        }

        Value?[] meant = [.. _missed.Select(missed => Meant(missed.Scope, missed.Name))];
        HashSet<int> read = [.. _nodes.SelectMany(node => node.Inputs), .. meant.OfType<Value>().Select(value => value.Id)];

        // Where nobody can tell what was meant, what nothing reads may have been.
        bool endsCount = meant.All(value => value is not null);
        string[] outputs = _spec.Outputs.Count > 0
            ? [.. _spec.Outputs.Select(output => output.Layer)]
            : [.. _nodes.Select(node => node.Output).Where(id => id == _values.Count - 1 || (endsCount && !read.Contains(id)) || measured.Contains(id)).Select(id => _values[id].Name)];
        return (outputs.Length > 0 ? outputs : ["output"], [.. targets.GroupBy(target => target.Name).Select(group => group.First())]);
    }

    private static Value? Meant(NameScope scope, string name) =>
        scope.Values.TryGetValue(name, out Value? value) ? value : Spelling.Nearest(name, scope.Values.Keys) is { } nearest ? scope.Values[nearest] : null;
}
