using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Shapes;

/// <summary>The parameters of a graph, their initialisers resolved from activation and topology, their settings from <c>[Parameter]</c>.</summary>
internal static class ParameterInference
{
    /// <summary>More than this many numbers in one block cannot be indexed with room for offsets.</summary>
    private const long LargestBlock = 1 << 29;

    public static EquatableArray<ParameterShape> Run(NetworkSpec spec, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values, Issues issues)
    {
        var parameters = new List<ParameterShape>();
        var selector = new ParameterSelector(spec.Parameters, issues);
        long total = 0;
        foreach (Node node in nodes)
        {
            issues.At(Place.Layer, node.Index);
            Value[] inputs = [.. node.Inputs.Select(id => values[id])];
            foreach (ParameterRequest request in LayerCatalog.Of(node.Spec).Parameters(node.Spec, inputs))
            {
                string name = node.Name + "." + request.Role;
                if (node.SharedWith is { } owner)
                {
                    ParameterShape shared = parameters.First(p => p.Node == owner && p.Role == request.Role);
                    if (!shared.Shape.Equals(request.Shape))
                    {
                        issues.Add(Rules.CannotShare, "", $"'{node.Name}'", nodes[owner].Name, $"'{name}' has shape {string.Join("×", request.Shape)}, and '{shared.Name}' has {string.Join("×", shared.Shape)}");
                    }

                    continue;
                }

                long count = request.Shape.Aggregate(1L, (product, n) => product * n);
                total += count;
                if (total > LargestBlock)
                {
                    issues.Add(Rules.TooLarge, "", name, total, LargestBlock);
                    return parameters.ToEquatableArray();
                }

                parameters.Add(new ParameterShape(name, node.Index, request, Settle(spec, selector, request, name, node, nodes, issues)));
            }
        }

        string[] names = [.. parameters.Select(parameter => parameter.Name)];
        for (int i = 0; i < spec.Parameters.Count; i++)
        {
            CheckSetting(spec.Parameters[i], selector.Fits(i), names, issues.At(Place.Parameter, i));
        }

        return parameters.ToEquatableArray();
    }

    private static void CheckSetting(ParameterSpec setting, bool fits, string[] names, Issues issues)
    {
        string owner = $"[Parameter(\"{setting.Pattern}\")]";
        if (!fits)
        {
            string? nearest = Spelling.Nearest(setting.Pattern, setting.Pattern.Contains('*') ? ParameterPattern.Of(names) : names);
            string known = names.Length == 0 ? "there are none" : "there are " + string.Join(", ", names);
            issues.Suggest(Rules.UnknownParameter, "name", nearest is null ? "" : $"\"{nearest}\"", setting.Pattern, nearest is null ? known : $"did you mean '{nearest}'?");
        }

        if (setting.LearningRateScale is { } scale && scale is not (> 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "LearningRateScale", "LearningRateScale", owner, scale, "greater than 0; Trainable = false leaves a parameter as it is");
        }

        if (setting.WeightDecay is { } decay && decay is not (>= 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "WeightDecay", "WeightDecay", owner, decay, "at least 0");
        }
    }

    private static ParameterSettings Settle(NetworkSpec spec, ParameterSelector selector, ParameterRequest request, string name, Node node, IReadOnlyList<Node> nodes, Issues issues)
    {
        IReadOnlyList<int> fitting = selector.Of(name);
        var deciding = new SortedSet<int>();
        ParameterSpec? Decide(string argument, Func<ParameterSpec, object?> option)
        {
            if (selector.Decide(name, fitting, argument, option) is not { } index)
            {
                return null;
            }

            deciding.Add(index);
            return spec.Parameters[index];
        }

        bool trainable = !request.IsBuffer && (Decide("Trainable", setting => setting.Trainable)?.Trainable ?? request.Trainable);
        bool? decay = Decide("Decay", setting => setting.Decay)?.Decay;
        double? weightDecay = Decide("WeightDecay", setting => setting.WeightDecay)?.WeightDecay;
        double scale = Decide("LearningRateScale", setting => setting.LearningRateScale)?.LearningRateScale ?? 1;
        int? initFrom = selector.Decide(name, fitting, "Init", setting => setting.Init);
        InitSpec asked = initFrom is { } from ? spec.Parameters[from].Init! : request.Init;
        if (initFrom is { } decided)
        {
            deciding.Add(decided);
            issues.At(Place.Parameter, decided);
        }
        else
        {
            issues.At(Place.Layer, node.Index);
        }

        // A coefficient of its own says that it decays; Decay = false says that it does not, whatever the coefficient.
        bool decays = decay ?? (weightDecay is { } own ? own > 0 : request.IsWeight || spec.Optimizer?.DecayScope == DecayScope.All);
        ResolvedInit init = Resolve(request with { Init = asked }, isLayers: initFrom is null, name, node, nodes, issues);
        issues.At(Place.Layer, node.Index);
        return new(init, trainable, decays, scale, decays ? weightDecay ?? spec.Optimizer?.WeightDecay ?? 0 : 0)
        {
            AskedInit = asked,
            InitFrom = initFrom,
            Why = deciding.Select(index => spec.Parameters[index].Pattern).ToEquatableArray(),
        };
    }

    private static ResolvedInit Resolve(ParameterRequest request, bool isLayers, string name, Node node, IReadOnlyList<Node> nodes, Issues issues)
    {
        bool isMatrix = request.Shape.Count > 1;
        ActivationSpec activation = request.IsInner ? ActivationSpec.Linear : ActivationAfter(node, nodes);
        bool derived = request.Init.Init == Init.Default;
        Init init = !derived ? request.Init.Init : !isMatrix || (!request.IsInner && EndsResidualBranch(node, nodes)) ? Init.Zeros : ActivationCatalog.Of(activation).DefaultInit;
        InitializerKind kind = InitializerCatalog.Of(init);
        var target = new InitTarget(
            request.Fans.In,
            request.Fans.Out,
            isMatrix,
            request.Shape[0],
            request.Shape.Skip(1).Aggregate(1, (product, n) => product * n),
            ActivationCatalog.Of(activation).Gain(activation));
        string? fault = kind.NeedsMatrix && !isMatrix ? "it has one axis, and so no fan in and fan out" : kind.Check(request.Init, target);
        if (fault is not null)
        {
            issues.Add(Rules.InitMismatch, isMatrix || !isLayers ? "Init" : "BiasInit", init, name, string.Join("×", request.Shape), fault);
            return InitializerCatalog.Of(Init.Zeros).Resolve(request.Init, target);
        }

        return kind.Resolve(request.Init, target) with { Derived = derived };
    }

    /// <summary>The layer's own activation, or that of the activation layer that alone reads it.</summary>
    internal static ActivationSpec ActivationAfter(Node node, IReadOnlyList<Node> nodes)
    {
        ActivationSpec own = LayerCatalog.Of(node.Spec).ActivationOf(node.Spec);
        return own.IsLinear && OnlyReader(node, nodes) is { } reader && LayerCatalog.Of(reader.Spec) is { IsActivation: true } kind ? kind.ActivationOf(reader.Spec) : own;
    }

    /// <summary>Whether the node's linear output goes only into a sum with something that it was computed from: zero there makes the block start as the identity.</summary>
    internal static bool EndsResidualBranch(Node node, IReadOnlyList<Node> nodes) =>
        LayerCatalog.Of(node.Spec).ActivationOf(node.Spec).IsLinear
        && OnlyReader(node, nodes) is { } add && LayerCatalog.Of(add.Spec).AddsInputs
        && add.Inputs.Any(value => value != node.Output && IsAncestor(value, node, nodes));

    private static Node? OnlyReader(Node node, IReadOnlyList<Node> nodes)
    {
        Node[] readers = [.. nodes.Where(other => other.Inputs.Contains(node.Output)).Take(2)];
        return readers.Length == 1 ? readers[0] : null;
    }

    private static bool IsAncestor(int value, Node node, IReadOnlyList<Node> nodes)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(node.Inputs);
        while (open.Count > 0)
        {
            int current = open.Pop();
            if (current == value)
            {
                return true;
            }

            if (seen.Add(current) && nodes.FirstOrDefault(other => other.Output == current) is { } producer)
            {
                foreach (int input in producer.Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return false;
    }
}
