using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG018: options that were given another value than their default, but that the choice beside them does not read.</summary>
internal sealed class NoEffectCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            issues.At(Place.Layer, node.Index);
            CheckActivation(NetworkIndex.ActivationOf(node), NetworkIndex.Describe(node), issues);
            foreach ((string option, string why) in LayerCatalog.Of(node.Spec).Unread(node.Spec))
            {
                issues.Add(Rules.NoEffect, option, option, NetworkIndex.Describe(node), why);
            }

            if (graph.WeightOf(node) is { } weight)
            {
                CheckInits(node, weight, graph, issues);
            }
        }

        for (int i = 0; i < graph.Network.Spec.Parameters.Count; i++)
        {
            CheckParameter(graph.Network.Spec.Parameters[i], i, graph, issues.At(Place.Parameter, i));
        }

        for (int i = 0; i < graph.Network.Losses.Count; i++)
        {
            CheckLoss(graph.Network.Losses[i].Spec, issues.At(Place.Loss, i));
        }

        if (graph.Network.Optimizer is { } optimizer)
        {
            CheckOptimizer(optimizer, issues.At(Place.Optimizer, 0));
        }
    }

    private static void CheckActivation(ActivationSpec spec, string layer, Issues issues)
    {
        var plain = new ActivationSpec(spec.Function);
        Report(
            issues,
            layer,
            ActivationCatalog.Of(spec).Options,
            spec.IsLinear ? "the layer has no activation that reads it" : $"{spec.Function} does not read it",
            (nameof(spec.NegativeSlope), spec.NegativeSlope != plain.NegativeSlope),
            (nameof(spec.Alpha), spec.Alpha != plain.Alpha),
            (nameof(spec.Beta), spec.Beta != plain.Beta),
            (nameof(spec.Threshold), spec.Threshold != plain.Threshold));
    }

    private static void CheckInits(Node node, ParameterShape weight, NetworkIndex graph, Issues issues)
    {
        string layer = NetworkIndex.Describe(node);
        InitializerKind kind = InitializerCatalog.Of(weight.Init.Init);
        if (weight.Settings.InitFrom is null)
        {
            string why = weight.Init.Derived
                ? $"Init was left out, and {kind.Word}, which is derived, does not read it"
                : $"Init = {weight.Init.Init} does not read it";
            Report(issues, layer, kind.Options, why, Given(graph.RequestOf(node).Init, ""));
        }

        if (LayerCatalog.Of(node.Spec).BiasInitOf(node.Spec) is not { } asked)
        {
            return;
        }

        if (graph.BiasOf(node) is not { } bias)
        {
            Report(issues, layer, [], "UseBias is false", [("BiasInit", asked.Init != Init.Default), .. Given(asked, "Bias")]);
            return;
        }

        if (bias.Settings.InitFrom is { } from)
        {
            Report(issues, layer, [], $"{Written(graph, from)} decides it", [("BiasInit", asked.Init != Init.Default), .. Given(asked, "Bias")]);
            return;
        }

        Init init = asked.Init == Init.Default ? Init.Zeros : asked.Init;
        string whyBias = asked.Init == Init.Default ? "BiasInit was left out, and biases start at 0" : $"BiasInit = {init} does not read it";
        Report(issues, layer, [.. InitializerCatalog.Of(init).Options.Select(option => "Bias" + option)], whyBias, Given(asked, "Bias"));
    }

    private static string Written(NetworkIndex graph, int setting) => $"[Parameter(\"{graph.Network.Spec.Parameters[setting].Pattern}\")]";

    // What a [Parameter] says of the update where nothing is updated, and of a start that does not read it.
    private static void CheckParameter(ParameterSpec setting, int index, NetworkIndex graph, Issues issues)
    {
        string owner = Written(graph, index);
        ParameterShape[] fitting = [.. graph.Network.Parameters.Where(parameter => ParameterPattern.Matches(setting.Pattern, parameter.Name))];
        string? stays = graph.Network.Optimizer is null
            ? "the network has no optimiser"
            : fitting.All(parameter => !parameter.Trainable) ? $"the optimiser does not move '{fitting.Select(parameter => parameter.Name).FirstOrDefault()}'" : null;
        if (stays is not null)
        {
            Report(
                issues,
                owner,
                [],
                stays,
                (nameof(setting.LearningRateScale), setting.LearningRateScale is not null),
                (nameof(setting.WeightDecay), setting.WeightDecay is not null),
                (nameof(setting.Trainable), setting.Trainable == true && fitting.All(parameter => parameter.IsBuffer)));
        }
        else if (setting is { Decay: false, WeightDecay: not null })
        {
            Report(issues, owner, [], "Decay is false", (nameof(setting.WeightDecay), true));
        }

        if (setting.Init is { } init && fitting.FirstOrDefault(parameter => parameter.Settings.InitFrom == index) is { } started)
        {
            InitializerKind kind = InitializerCatalog.Of(started.Init.Init);
            string why = started.Init.Derived ? $"Init was left out, and {kind.Word}, which is derived, does not read it" : $"Init = {started.Init.Init} does not read it";
            Report(issues, owner, kind.Options, why, Given(init, ""));
        }
    }

    private static (string Name, bool Given)[] Given(InitSpec spec, string prefix)
    {
        var plain = new InitSpec(Init.Default);
        return
        [
            (prefix + nameof(spec.Gain), spec.Gain is not null and not 1),
            (prefix + nameof(spec.Fan), spec.Fan != plain.Fan),
            (prefix + nameof(spec.Mean), spec.Mean != plain.Mean),
            (prefix + nameof(spec.Sigma), spec.Sigma != plain.Sigma),
            (prefix + nameof(spec.Low), spec.Low is not null),
            (prefix + nameof(spec.High), spec.High is not null),
            (prefix + nameof(spec.Value), spec.Value != plain.Value),
            (prefix + nameof(spec.Scale), spec.Scale != plain.Scale),
            (prefix + nameof(spec.Distribution), spec.Distribution != plain.Distribution),
        ];
    }

    private static void CheckLoss(LossSpec spec, Issues issues) => Report(
        issues,
        "loss " + spec.Function,
        LossCatalog.Of(spec).Options,
        $"{spec.Function} does not read it",
        (nameof(spec.Targets), spec.Targets != default),
        (nameof(spec.LabelSmoothing), spec.LabelSmoothing != 0),
        (nameof(spec.ClassWeights), spec.ClassWeights.Count > 0),
        (nameof(spec.PositiveWeight), spec.PositiveWeight.Count > 0),
        (nameof(spec.Delta), spec.Delta != 1),
        (nameof(spec.Beta), spec.Beta != 1),
        (nameof(spec.LogVariance), spec.LogVariance is not null),
        (nameof(spec.Target), spec.Target is not null && !LossCatalog.Of(spec).HasTarget));

    private static void CheckOptimizer(OptimizerSpec spec, Issues issues)
    {
        string word = OptimizerCatalog.Of(spec).Word;
        if (spec.WeightDecay == 0)
        {
            Report(issues, word, [], "WeightDecay is 0", (nameof(spec.DecayScope), spec.DecayScope != DecayScope.Weights));
        }

        if (spec is SGDSpec { Momentum: 0 } sgd)
        {
            Report(issues, word, [], "Momentum is 0", (nameof(sgd.Dampening), sgd.Dampening != 0));
        }
    }

    private static void Report(Issues issues, string owner, IReadOnlyList<string> read, string why, params (string Name, bool Given)[] options)
    {
        foreach ((string name, bool given) in options)
        {
            if (given && !read.Contains(name))
            {
                issues.Add(Rules.NoEffect, name, name, owner, why);
            }
        }
    }
}
