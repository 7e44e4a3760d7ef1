using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Which tensors train and decay: the scope that fits most of them, and a <c>[Parameter]</c> for each exception, and for rates and coefficients of their own.</summary>
internal sealed class ParameterTranslator
{
    private readonly ConformanceCase _source;
    private readonly HashSet<string> _weightedLayers;
    private readonly bool _decays;

    /// <summary>Chooses the scope.</summary>
    /// <param name="source">The case.</param>
    /// <param name="decays">Whether the optimiser decays weights at all; without, flags of decay have no meaning.</param>
    public ParameterTranslator(ConformanceCase source, bool decays)
    {
        _source = source;
        _weightedLayers =
        [
            .. source.Layers
                .Where(layer => layer.GetProperty("type").GetString() is "dense" or "conv2d")
                .Select(layer => layer.GetProperty("name").GetString()!),
        ];
        _decays = decays;
        Scope = Exceptions(DecayScope.All) < Exceptions(DecayScope.Weights) ? DecayScope.All : DecayScope.Weights;
    }

    /// <summary>The scope of weight decay.</summary>
    public DecayScope Scope { get; }

    /// <summary>The attributes of the exceptions.</summary>
    /// <param name="penalties">The factors of penalties Σ |w| and Σ w² on tensors, by their names.</param>
    public IEnumerable<AttributeText> Translate(ILookup<string, (string Option, double Factor)> penalties)
    {
        // The case lists what comes of it, too: what the network makes of the factor itself is what is to be shown.
        if (_source.LayerDecay is { } decay)
        {
            yield return new AttributeText("LayerDecay").Add(decay.GetProperty("factor").GetDouble());
        }

        if (_source.MuP is { } mup)
        {
            yield return new AttributeText("MuP").Set("BaseWidth", mup.GetProperty("base_width").GetInt32());
        }

        foreach (IGrouping<string, CaseParameter> layer in _source.Parameters.GroupBy(parameter => parameter.Layer))
        {
            // A layer that is frozen whole says so itself.
            bool frozenWhole = layer.All(parameter => !parameter.Trainable);
            foreach (CaseParameter parameter in layer)
            {
                var attribute = new AttributeText("Parameter");
                attribute.AddQuoted([parameter.Name]);
                bool frozen = !parameter.Trainable && !frozenWhole;
                if (frozen)
                {
                    attribute.Set("Trainable", false);
                }

                bool exception = IsException(parameter, Scope);
                if (exception)
                {
                    attribute.Set("Decay", parameter.Decay);
                }

                bool scaled = parameter.Trainable && parameter.LearningRateScale != 1 && _source.LayerDecay is null && _source.MuP is null;
                if (scaled)
                {
                    attribute.Set("LearningRateScale", parameter.LearningRateScale);
                }

                bool ownDecay = parameter is { Trainable: true, Decay: true, WeightDecay: not null };
                if (ownDecay)
                {
                    attribute.Set("WeightDecay", parameter.WeightDecay!.Value);
                }

                // Where the compiler parts the parameters, the case's parts are what is to be shown.
                bool beside = parameter is { Trainable: true, IsAux: true } && !OptimizerTranslator.Routes(_source);
                if (beside)
                {
                    attribute.Set("Optimizer", $"\"{OptimizerTranslator.Name(_source, beside: true)}\"");
                }

                foreach ((string option, double factor) in penalties[parameter.Name])
                {
                    attribute.Set(option, factor);
                }

                if (frozen || exception || scaled || ownDecay || beside || penalties.Contains(parameter.Name))
                {
                    yield return attribute;
                }
            }
        }
    }

    private int Exceptions(DecayScope scope) => _source.Parameters.Count(parameter => IsException(parameter, scope));

    private bool IsException(CaseParameter parameter, DecayScope scope) =>
        _decays && parameter is { Trainable: true, WeightDecay: null } && parameter.Decay != (scope == DecayScope.All || IsWeight(parameter));

    // The weights of normalisations are scales: the scope leaves them out.
    private bool IsWeight(CaseParameter parameter) => _weightedLayers.Contains(parameter.Layer) && parameter.Name == parameter.Layer + ".weight";
}
