using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>The parameters of a graph, their initialisers resolved from activation and topology, their settings from <c>[Parameter]</c>.</summary>
internal static class ParameterInference
{
    /// <summary>More than this many numbers in one block cannot be indexed with room for offsets.</summary>
    private const long LargestBlock = 1 << 29;

    public static EquatableArray<ParameterShape> Run(NetworkSpec spec, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values, Issues issues)
    {
        var ends = new OutputLayers(nodes);
        var routing = new OptimizerRouting(spec, ends);
        var branches = new ResidualBranches(nodes);
        var layerDecay = new LayerDecay(spec, nodes, values);
        LayerDecay.Check(spec, issues);
        var mup = new MuP(spec, nodes, values);
        MuP.Check(spec, issues);
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

                total += request.Room;
                if (total > LargestBlock)
                {
                    issues.Add(Rules.TooLarge, "", name, total, LargestBlock);
                    return parameters.ToEquatableArray();
                }

                parameters.Add(new ParameterShape(name, node.Index, request, Settle(spec, selector, routing, branches, layerDecay, mup, ends, request, name, node, nodes, issues)));
                if (IsStateTooLarge(spec, parameters[parameters.Count - 1], request.Room, issues))
                {
                    return parameters.ToEquatableArray();
                }
            }
        }

        routing.Check(issues);
        for (int i = 0; i < spec.Parameters.Count; i++)
        {
            issues.At(Place.Parameter, i);
            if (!selector.Fits(i))
            {
                (string suggestion, string said) = ParameterNames.Instead(spec.Parameters[i].Pattern, parameters, nodes);
                issues.Suggest(Rules.UnknownParameter, "name", suggestion.Length == 0 ? "" : $"\"{suggestion}\"", spec.Parameters[i].Pattern, said);
            }

            CheckDomains(spec.Parameters[i], issues);
        }

        return parameters.ToEquatableArray();
    }

    // What an optimiser remembers of a tensor is one block as well, and may be far larger than the tensor.
    private static bool IsStateTooLarge(NetworkSpec spec, ParameterShape parameter, long room, Issues issues)
    {
        if (!parameter.Trainable || (parameter.Settings.Optimizer == 0 ? spec.Optimizer : spec.Beside) is not { } optimizer)
        {
            return false;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        long state = kind.LargestState(optimizer, room, parameter.Shape);
        if (state <= LargestBlock)
        {
            return false;
        }

        issues.At(Place.Optimizer, parameter.Settings.Optimizer).Add(Rules.TooLarge, "", $"{kind.Word}'s state of {parameter.Name}", state, LargestBlock);
        return true;
    }

    private static void CheckDomains(ParameterSpec setting, Issues issues)
    {
        string owner = $"[Parameter(\"{setting.Pattern}\")]";
        if (setting.LearningRateScale is { } scale && scale is not (> 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "LearningRateScale", "LearningRateScale", owner, scale, "greater than 0; Trainable = false leaves a parameter as it is");
        }

        if (setting.WeightDecay is { } decay && decay is not (>= 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "WeightDecay", "WeightDecay", owner, decay, "at least 0");
        }

        foreach ((string name, double? factor) in new[] { (nameof(setting.L1), setting.L1), (nameof(setting.L2), setting.L2) })
        {
            if (factor is { } penalty && penalty is not (>= 0 and < double.PositiveInfinity))
            {
                issues.Add(Rules.OutOfDomain, name, name, owner, penalty, "at least 0");
            }
        }
    }

    private static ParameterSettings Settle(NetworkSpec spec, ParameterSelector selector, OptimizerRouting routing, ResidualBranches branches, LayerDecay layerDecay, MuP mup, OutputLayers ends, ParameterRequest request, string name, Node node, IReadOnlyList<Node> nodes, Issues issues)
    {
        IReadOnlyList<int> fitting = selector.Of(name);
        var deciding = new SortedSet<int>();

        // Of a tensor that does not train, what a rate or a decay would be explains nothing.
        bool moves = true;
        ParameterSpec? Decide(string argument, Func<ParameterSpec, object?> option)
        {
            if (selector.Decide(name, fitting, argument, option) is not { } index)
            {
                return null;
            }

            if (moves)
            {
                deciding.Add(index);
            }

            return spec.Parameters[index];
        }

        bool trainable = !request.IsBuffer && (Decide("Trainable", setting => setting.Trainable)?.Trainable ?? request.Trainable);
        moves = trainable;
        bool? decay = Decide("Decay", setting => setting.Decay)?.Decay;
        double? weightDecay = Decide("WeightDecay", setting => setting.WeightDecay)?.WeightDecay;
        double scale = Decide("LearningRateScale", setting => setting.LearningRateScale)?.LearningRateScale ?? 1;
        double l1 = Decide("L1", setting => setting.L1)?.L1 ?? 0, l2 = Decide("L2", setting => setting.L2)?.L2 ?? 0;
        ParameterSpec? assigning = Decide("Optimizer", setting => setting.Optimizer);
        (OptimizerSpec? optimizer, int number, string routed) = routing.Of(
            request, name, node, trainable, assigning?.Optimizer, assigning?.Pattern ?? "", assigning is null ? issues : issues.At(Place.Parameter, spec.Parameters.ToList().IndexOf(assigning)));
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

        // A coefficient of its own says that it decays; Decay = false says that it does not, whatever the coefficient. One of 0 is a coefficient: the ratio of LARS stays.
        bool decays = decay ?? (weightDecay > 0 || request.IsWeight || optimizer?.DecayScope == DecayScope.All);
        ResolvedInit init = Resolve(request with { Init = asked }, isLayers: initFrom is null, name, node, nodes, branches, mup, ends, issues);
        issues.At(Place.Layer, node.Index);
        return new(init, trainable, decays, scale * (trainable ? layerDecay.Of(node) * mup.ScaleOf(node, request, optimizer) : 1), decays ? weightDecay ?? optimizer?.WeightDecay ?? 0 : 0)
        {
            AskedInit = asked,
            InitFrom = initFrom,
            Optimizer = number,
            L1 = trainable ? l1 : 0,
            L2 = trainable ? l2 : 0,
            Routed = routed,
            WhyScaled = trainable ? string.Join(", ", new[] { layerDecay.Why(node) ?? "", mup.Why(node, request, optimizer) }.Where(why => why.Length > 0)) : "",
            Why = deciding.Select(index => spec.Parameters[index].Pattern).ToEquatableArray(),
        };
    }

    private static ResolvedInit Resolve(ParameterRequest request, bool isLayers, string name, Node node, IReadOnlyList<Node> nodes, ResidualBranches branches, MuP mup, OutputLayers ends, Issues issues)
    {
        bool isMatrix = request.Shape.Count > 1;
        ActivationSpec activation = request.IsInner ? ActivationSpec.Linear : ActivationAfter(node, nodes);
        bool derived = request.Init.Init == Init.Default;
        bool isTable = request.Purpose is ParameterPurpose.Table or ParameterPurpose.Position;
        if (isTable)
        {
            request = derived ? request with { Init = request.Purpose == ParameterPurpose.Position ? PositionStart : TableStart(request, node, nodes) } : request;
            isMatrix = true;
        }

        Init init = isTable ? request.Init.Init : !derived ? request.Init.Init : !isMatrix || (!request.IsInner && EndsResidualBranch(node, nodes)) ? Init.Zeros : ActivationCatalog.Of(activation).DefaultInit;
        InitializerKind kind = InitializerCatalog.Of(init);
        var target = new InitTarget(
            request.Fans.In,
            request.Fans.Out,
            isMatrix,
            request.Shape[0] / request.Gates,
            request.Shape.Skip(1).Aggregate(1, (product, n) => product * n),
            ActivationCatalog.Of(activation).Gain(activation))
        {
            Window = request.Shape.Skip(2).ToEquatableArray(),
            Groups = request.Groups,
            IsTurned = request.IsTurned,
            DerivedInit = ActivationCatalog.Of(activation).DefaultInit,
            Branches = branches.Count,
            BranchLayers = branches.LayersAround(node),
            Stack = branches.StackAround(node),
            IsTable = request.Purpose == ParameterPurpose.Table,
            IsPositions = request.Purpose == ParameterPurpose.Position,
            DerivedStart = request.Purpose == ParameterPurpose.Position ? PositionStart : null,
            DecidesWeights = request.DecidingGates > 0,
            LastIsAveraged = request.DecidingGates > 0 && request.DecidingGates < request.Gates,
            EndsBranch = !request.IsInner && branches.EndsWith(node),
            MakesOutput = !request.IsInner && ends.Has(node),
        };
        string? fault = kind.NeedsMatrix && !isMatrix ? "it has one axis, and so no fan in and fan out" : kind.Check(request.Init, target);
        if (fault is not null)
        {
            issues.Add(Rules.InitMismatch, isMatrix || !isLayers ? "Init" : "BiasInit", init, name, string.Join("×", request.Shape), fault);
            return InitializerCatalog.Of(Init.Zeros).Resolve(request.Init, target);
        }

        ResolvedInit resolved = kind.Resolve(request.Init, target);
        double divisor = kind.IsOfFans(target) ? mup.VarianceDivisor(node, request) : 1;
        if (divisor != 1)
        {
            resolved = resolved.Times(1 / Math.Sqrt(divisor), kind.Word, $"1 / √{divisor.ToString("0.####", CultureInfo.InvariantCulture)} by [MuP]");
        }

        return resolved with { Derived = derived, Parts = request.Gates, OnlyPart = isLayers ? request.OnlyGate : null, ZeroRow = request.ZeroRow };
    }

    // That of GPT-2 and BERT: at first a step is nearly what it is at any position.
    private static InitSpec PositionStart { get; } = new(Init.Normal, Sigma: 0.02);

    // The variance of a value is to be 1, as that of a standardised input; the sum of products that a Dot makes of two such values is, where each has the variance 1 / √units.
    private static InitSpec TableStart(ParameterRequest request, Node node, IReadOnlyList<Node> nodes)
    {
        bool goesIntoDot = OnlyReader(node, nodes) is { } reader && LayerCatalog.Of(reader.Spec).SumsProducts;
        if (nodes.Any(other => other.Spec.TiedTo == node.Index))
        {
            // a matrix, too, of which unit inputs make unit sums
            return new InitSpec(Init.Normal, Sigma: 1 / Math.Sqrt(request.Shape[1]));
        }

        double variance = (goesIntoDot ? 1 / Math.Sqrt(request.Fans.In) : 1) / request.Spread;
        return new InitSpec(Init.Normal, Sigma: Math.Sqrt(Math.Pow(variance, 1.0 / request.Factors)));
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
