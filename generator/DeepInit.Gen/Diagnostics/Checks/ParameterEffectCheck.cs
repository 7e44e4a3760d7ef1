using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG018 where <c>[Parameter]</c> has to do with it: one that gives no option, an option that nothing reads or that more specific ones give everywhere, and what layers and
/// the optimiser say of tensors for all of which a <c>[Parameter]</c> decides.
/// </summary>
internal sealed class ParameterEffectCheck : NetworkCheck
{
    private static readonly (string Name, Func<ParameterSpec, object?> Of)[] UpdateOptions =
    [
        (nameof(ParameterSpec.Decay), setting => setting.Decay),
        (nameof(ParameterSpec.LearningRateScale), setting => setting.LearningRateScale),
        (nameof(ParameterSpec.WeightDecay), setting => setting.WeightDecay),
    ];

    // They are a part of the loss, and act without an optimiser, too.
    private static readonly (string Name, Func<ParameterSpec, object?> Of)[] PenaltyOptions =
    [
        (nameof(ParameterSpec.L1), setting => setting.L1),
        (nameof(ParameterSpec.L2), setting => setting.L2),
    ];

    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Spec.Parameters.Count == 0)
        {
            return;
        }

        // Conflicts are errors, and then there is no shaped network.
        var settings = new Settings(graph.Network, new ParameterSelector(graph.Network.Spec.Parameters, new Issues()));
        for (int i = 0; i < graph.Network.Spec.Parameters.Count; i++)
        {
            CheckSetting(graph.Network.Spec.Parameters[i], i, graph, settings, issues.At(Place.Parameter, i));
        }

        foreach (Node node in graph.Weighted)
        {
            CheckLayer(node, graph, settings, issues.At(Place.Layer, node.Index));
        }

        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers.Where(optimizer => optimizer.Spec.WeightDecay > 0))
        {
            CheckOptimizer(optimizer, [.. settings.Moved.Where(parameter => parameter.Settings.Optimizer == index)], settings, issues.At(Place.Optimizer, index));
        }
    }

    private static void CheckSetting(ParameterSpec setting, int index, NetworkIndex graph, Settings settings, Issues issues)
    {
        string owner = settings.Written([index]);
        ParameterShape[] fitting = [.. graph.Network.Parameters.Where(parameter => ParameterPattern.Matches(setting.Pattern, parameter.Name))];
        if (setting == new ParameterSpec(setting.Pattern))
        {
            issues.Add(Rules.NoEffect, "", owner, $"network '{graph.Network.Spec.Type.Name}'", "it gives no option, and an option that is left out stays as layer and optimiser say");
            return;
        }

        if (setting.Trainable is not null)
        {
            bool isStatistic = setting.Trainable == true && fitting.All(parameter => parameter.IsBuffer);
            string? why = isStatistic ? $"the optimiser does not move '{fitting[0].Name}'" : settings.Overridden(index, fitting.Where(parameter => !parameter.IsBuffer), other => other.Trainable);
            NoEffectCheck.Report(issues, owner, [], why ?? "", (nameof(setting.Trainable), why is not null));
        }

        ParameterShape[] moved = [.. fitting.Where(parameter => parameter.Trainable)];
        string? stays = graph.Network.Optimizer is null ? "the network has no optimiser" : moved.Length == 0 ? $"the optimiser does not move '{fitting[0].Name}'" : null;
        foreach ((string name, Func<ParameterSpec, object?> option) in UpdateOptions)
        {
            if (option(setting) is not null && (stays ?? settings.Overridden(index, moved, option) ?? (name == nameof(setting.WeightDecay) ? Stopped(setting, index, moved, settings) : null)) is { } why)
            {
                issues.Add(Rules.NoEffect, name, name, owner, why);
            }
        }

        string? free = graph.Network.Losses.Count == 0 ? "the network has no loss" : moved.Length == 0 ? $"training does not move '{fitting[0].Name}'" : null;
        foreach ((string name, Func<ParameterSpec, object?> option) in PenaltyOptions)
        {
            if (option(setting) is not null && (free ?? settings.Overridden(index, moved, option)) is { } why)
            {
                issues.Add(Rules.NoEffect, name, name, owner, why);
            }
        }

        if (setting.Init is { } init)
        {
            CheckInit(init, index, owner, fitting, graph, settings, issues);
        }
    }

    // Decay = false stands above every coefficient, however specific.
    private static string? Stopped(ParameterSpec setting, int index, ParameterShape[] moved, Settings settings)
    {
        ParameterShape[] own = [.. moved.Where(parameter => settings.Deciding(parameter, other => other.WeightDecay).Contains(index))];
        return own.Any(parameter => parameter.Decay || setting.WeightDecay == 0 && setting.Decay is null) ? null
            : setting.Decay == false ? "Decay is false"
            : setting.WeightDecay == 0 ? null
            : $"{settings.Written(own.SelectMany(parameter => settings.Deciding(parameter, other => other.Decay)))} says Decay = false, which stands above a coefficient; with Decay = true here it acts";
    }

    private static void CheckInit(InitSpec init, int index, string owner, ParameterShape[] fitting, NetworkIndex graph, Settings settings, Issues issues)
    {
        (string Name, bool Given)[] given = [(nameof(init.Init), init.Init != Init.Default), .. NoEffectCheck.Given(init, "")];
        if (settings.Overridden(index, fitting, other => other.Init) is { } overridden)
        {
            NoEffectCheck.Report(issues, owner, [], overridden, given);
            return;
        }

        ParameterShape[] started = [.. fitting.Where(parameter => parameter.Settings.InitFrom == index)];
        if (started.Length == 0)
        {
            return;
        }

        // A pattern may start a matrix by what is derived for it, and a bias by zeros: an option acts where one of them reads it.
        string[] read = [nameof(init.Init), .. started.SelectMany(parameter => InitializerCatalog.Of(parameter.Init.Init).Options)];
        NoEffectCheck.Report(issues, owner, read, init.Init == Init.Default ? Alone(started[0], index, graph, settings) : $"Init = {Wording.Name(started[0].Init.Init)} does not read it", given);
    }

    // Options without an Init do not complete one that stands elsewhere.
    private static string Alone(ParameterShape started, int index, NetworkIndex graph, Settings settings)
    {
        string derived = $"{InitializerCatalog.Of(started.Init.Init).Word}, which is derived for '{started.Name}', does not read it";
        int[] elsewhere = [.. settings.Fitting(started).Where(other => other != index && graph.Network.Spec.Parameters[other].Init is { Init: not Init.Default })];
        string? other = elsewhere.Length > 0 ? settings.Written(elsewhere)
            : started.Request.Init.Init != Init.Default && started.Request.Purpose is ParameterPurpose.Matrix or ParameterPurpose.Bias ? NetworkIndex.Describe(graph.Network.Nodes[started.Node])
            : null;
        return other is null
            ? $"Init was left out, and {derived}"
            : $"the Init of {other} is not taken with it, since an initialiser is taken whole, from one place; Init was left out here, and {derived}";
    }

    private static void CheckLayer(Node node, NetworkIndex graph, Settings settings, Issues issues)
    {
        // What a block says, another use of it may read.
        if (!graph.Network.Spec.Layers.Any(layer => ReferenceEquals(layer, node.Spec)))
        {
            return;
        }

        string layer = NetworkIndex.Describe(node);
        if (graph.MatricesOf(node).All(matrix => matrix.Parameter.Settings.InitFrom is not null))
        {
            InitSpec asked = graph.RequestOf(node).Init;
            string why = settings.Decides(graph.MatricesOf(node).Select(matrix => matrix.Parameter.Settings.InitFrom!.Value));
            NoEffectCheck.Report(issues, layer, [], why, [("Init", asked.Init != Init.Default), .. NoEffectCheck.Given(asked, "")]);
        }

        if (graph.BiasOf(node)?.Settings.InitFrom is { } from && LayerCatalog.Of(node.Spec).BiasInitOf(node.Spec) is { } bias)
        {
            NoEffectCheck.Report(issues, layer, [], settings.Decides([from]), [("BiasInit", bias.Init != Init.Default), .. NoEffectCheck.Given(bias, "Bias")]);
        }
    }

    // The coefficient acts on what decays without one of its own; the scope on what has no word of its own about decay at all.
    private static void CheckOptimizer(OptimizerSpec optimizer, ParameterShape[] moved, Settings settings, Issues issues)
    {
        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        ParameterShape[] inScope = [.. moved.Where(parameter => parameter.Request.IsWeight || optimizer.DecayScope == DecayScope.All)];
        int[] Own(ParameterShape parameter) => [.. settings.Deciding(parameter, setting => setting.WeightDecay), .. settings.Deciding(parameter, setting => setting.Decay)];
        bool Reads(ParameterShape parameter) => parameter.Decay && settings.Deciding(parameter, setting => setting.WeightDecay).Length == 0;
        if (inScope.Length > 0 && !moved.Any(Reads))
        {
            NoEffectCheck.Report(issues, kind.Word, [], settings.Decides(inScope.SelectMany(Own)), (nameof(optimizer.WeightDecay), optimizer.WeightDecay != kind.DefaultWeightDecay));
        }

        ParameterShape[] others = [.. moved.Where(parameter => !parameter.Request.IsWeight)];
        bool SaysAll(ParameterShape parameter) => kind.ReadsScope(optimizer)
            ? settings.Deciding(parameter, setting => setting.Decay).Length > 0 || parameter.Settings.WeightDecay > 0 && Own(parameter).Length > 0
            : Own(parameter).Length > 0;
        if (optimizer.DecayScope == DecayScope.All && others.Length > 0 && others.All(SaysAll))
        {
            NoEffectCheck.Report(issues, kind.Word, [], settings.Decides(others.SelectMany(Own)), (nameof(optimizer.DecayScope), true));
        }
    }

    /// <summary>Who decides what, asked anew: the settings of a tensor say what came of it.</summary>
    private sealed class Settings(ShapedNetwork network, ParameterSelector selector)
    {
        /// <summary>What the optimiser moves.</summary>
        public IEnumerable<ParameterShape> Moved => network.Parameters.Where(parameter => parameter.Trainable);

        public IReadOnlyList<int> Fitting(ParameterShape parameter) => selector.Of(parameter.Name);

        public int[] Deciding(ParameterShape parameter, Func<ParameterSpec, object?> option) => selector.Deciding(Fitting(parameter), option);

        /// <summary>
        /// Why an option of a <c>[Parameter]</c> acts on none of some tensors; null where it does, where there are none, or where a more specific one says the same, as that
        /// does which settles a conflict.
        /// </summary>
        public string? Overridden(int index, IEnumerable<ParameterShape> parameters, Func<ParameterSpec, object?> option)
        {
            int[][] deciding = [.. parameters.Select(parameter => Deciding(parameter, option))];
            return deciding.Length == 0 || deciding.Any(some => some.Any(other => other == index || Equals(option(network.Spec.Parameters[other]), option(network.Spec.Parameters[index])))) ? null : Decides(deciding.SelectMany(some => some));
        }

        /// <summary>The <c>[Parameter]</c>s as they are written.</summary>
        public string Written(IEnumerable<int> indices) => string.Join(" and ", indices.Distinct().Select(index => $"[Parameter(\"{network.Spec.Parameters[index].Pattern}\")]"));

        public string Decides(IEnumerable<int> indices)
        {
            int[] distinct = [.. indices.Distinct()];
            return Written(distinct) + (distinct.Length == 1 ? " decides it" : " decide it") + " for all that it could act on";
        }
    }
}
