using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG018: options that were given another value than their default, but that the choice beside them does not read. What <c>[Parameter]</c> has to do with it is
/// <see cref="ParameterEffectCheck"/>'s.
/// </summary>
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

        foreach (LossNode loss in graph.Network.Losses.Where(loss => loss.IsFirst))
        {
            CheckLoss(loss.Spec, issues.At(Place.Loss, loss.Index));
        }

        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers)
        {
            CheckOptimizer(optimizer, issues.At(Place.Optimizer, index));
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
                : $"Init = {Wording.Name(weight.Init.Init)} does not read it";
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

        // What decides it is found by ParameterEffectCheck.
        if (bias.Settings.InitFrom is not null)
        {
            return;
        }

        Init init = asked.Init == Init.Default ? Init.Zeros : asked.Init;
        string whyBias = asked.Init == Init.Default ? "BiasInit was left out, and biases start at 0" : $"BiasInit = {init} does not read it";
        Report(issues, layer, [.. InitializerCatalog.Of(init).Options.Select(option => "Bias" + option)], whyBias, Given(asked, "Bias"));
    }

    /// <summary>The options of an initialiser that were given another value than their default.</summary>
    internal static (string Name, bool Given)[] Given(InitSpec spec, string prefix)
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
            (prefix + nameof(spec.Sparsity), spec.Sparsity != plain.Sparsity),
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
        (nameof(spec.Gamma), spec.Gamma != 2),
        (nameof(spec.Exponent), spec.Exponent != 0.7),
        (nameof(spec.Truncation), spec.Truncation != 0),
        (nameof(spec.Alpha), spec.Alpha != 1),
        (nameof(spec.LogZero), spec.LogZero != -4),
        (nameof(spec.TargetShare), spec.TargetShare != 0.8),
        (nameof(spec.Epsilon), spec.Epsilon != 1),
        (nameof(spec.Quantiles), spec.Quantiles.Count > 0),
        (nameof(spec.Margin), spec.Margin is not null),
        (nameof(spec.Smooth), spec.Smooth != 1),
        (nameof(spec.FalsePositiveWeight), spec.FalsePositiveWeight != 0.5),
        (nameof(spec.FalseNegativeWeight), spec.FalseNegativeWeight != 0.5),
        (nameof(spec.NoiseRate), spec.NoiseRate != 0),
        (nameof(spec.Temperature), spec.Temperature != 1),
        (nameof(spec.Normalize), spec.Normalize),
        (nameof(spec.Symmetric), spec.Symmetric),
        (nameof(spec.SamplingCorrection), spec.SamplingCorrection),
        (nameof(spec.RemoveAccidentalHits), spec.RemoveAccidentalHits),
        (nameof(spec.Labels), spec.Labels != 0),
        (nameof(spec.Blank), spec.Blank != 0),
        (nameof(spec.ZeroInfinity), spec.ZeroInfinity),
        (nameof(spec.LogVariance), spec.LogVariance is not null),
        (nameof(spec.Other), spec.Other is not null),
        (nameof(spec.Positive), spec.Positive is not null),
        (nameof(spec.Negative), spec.Negative is not null),
        (nameof(spec.Target), spec.Target is not null && !LossCatalog.Of(spec).HasTargetOf(spec)));

    private static void CheckOptimizer(OptimizerSpec spec, Issues issues)
    {
        OptimizerKind kind = OptimizerCatalog.Of(spec);
        string word = kind.Word;
        if (spec.WeightDecay == 0 && !kind.ReadsScope(spec))
        {
            Report(issues, word, [], "WeightDecay is 0", (nameof(spec.DecayScope), spec.DecayScope != DecayScope.Weights));
        }

        foreach ((string option, string why) in kind.Unread(spec))
        {
            issues.Add(Rules.NoEffect, option, option, word, why);
        }
    }

    /// <summary>Reports the options that were given and are not read.</summary>
    internal static void Report(Issues issues, string owner, IReadOnlyList<string> read, string why, params (string Name, bool Given)[] options)
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
