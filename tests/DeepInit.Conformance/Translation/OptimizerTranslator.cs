using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Runtime;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Optimisers with all their hyperparameters, and clipping, which the language states there.</summary>
internal static class OptimizerTranslator
{
    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["sgd"] = new("SGD", [("momentum", "Momentum"), ("dampening", "Dampening")], [("nesterov", "Nesterov")]),
        ["rmsprop"] = new("RMSprop", [("alpha", "Alpha"), ("eps", "Epsilon"), ("momentum", "Momentum")], [("centered", "Centered")]),
        ["adagrad"] = new("Adagrad", [("lr_decay", "LearningRateDecay"), ("initial_accumulator", "InitialAccumulator"), ("eps", "Epsilon")], []),
        ["adadelta"] = new("Adadelta", [("rho", "Rho"), ("eps", "Epsilon")], []),
        ["adam"] = new("Adam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], [("amsgrad", "AMSGrad")]),
        ["adamw"] = new("AdamW", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], [("amsgrad", "AMSGrad")]),
        ["nadam"] = new("NAdam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), ("momentum_decay", "MomentumDecay")], []),
        ["radam"] = new("RAdam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["adamax"] = new("Adamax", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["lion"] = new("Lion", [("beta1", "Beta1"), ("beta2", "Beta2")], []),
    };

    /// <summary>Reads an optimiser.</summary>
    /// <param name="source">The case; it has an optimiser.</param>
    /// <param name="scope">Which tensors decay.</param>
    public static AttributeText Translate(ConformanceCase source, DecayScope scope)
    {
        JsonFields fields = JsonFields.Typed(source.Optimizer, "optimizer");
        if (!Kinds.TryGetValue(fields.Text("type"), out Kind? kind))
        {
            throw new UnsupportedException(fields.What);
        }

        AttributeText text = new AttributeText(kind.Attribute).Set("LearningRate", fields.Number("learning_rate"));
        foreach ((string field, string property) in kind.Numbers)
        {
            text.Set(property, fields.Number(field));
        }

        foreach ((string field, string property) in kind.Flags)
        {
            text.Set(property, fields.Flag(field));
        }

        text.Set("WeightDecay", fields.Number("weight_decay"));
        text.Set("DecoupledWeightDecay", fields.Text("weight_decay_mode") switch
        {
            "decoupled" => true,
            "l2" => false,
            _ => throw fields.Unsupported("weight_decay_mode"),
        });
        if (scope != DecayScope.Weights)
        {
            text.Set("DecayScope", "DecayScope." + scope);
        }

        fields.Done();
        WriteClipping(source.Clip, text);
        return text;
    }

    /// <summary>Whether the optimiser decays weights.</summary>
    public static bool Decays(ConformanceCase source) =>
        source.Optimizer.ValueKind == JsonValueKind.Object && JsonFields.Typed(source.Optimizer, "optimizer").Number("weight_decay") != 0;

    /// <summary>What NAdam's running product is after so many steps, by the library's own schedule of it; null for other optimisers.</summary>
    public static Func<long, double>? MomentumProduct(ConformanceCase source)
    {
        if (source.Optimizer.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        JsonFields fields = JsonFields.Typed(source.Optimizer, "optimizer");
        return fields.Text("type") == "nadam"
            ? steps => new NAdamMomentum(fields.Number("beta1"), fields.Number("momentum_decay")).ProductTo(steps)
            : null;
    }

    private static void WriteClipping(JsonElement clip, AttributeText text)
    {
        if (clip.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        JsonFields fields = JsonFields.Typed(clip, "clip");
        switch (fields.Text("type"))
        {
            case "norm":
                text.Set("GlobalClipNorm", fields.Number("max_norm"));
                break;
            case "value":
                text.Set("ClipValue", fields.Number("max_value"));
                break;
            default:
                throw new UnsupportedException(fields.What);
        }

        fields.Done();
    }

    /// <summary>An optimiser in the language.</summary>
    /// <param name="Attribute">The name of its attribute.</param>
    /// <param name="Numbers">Its options that are numbers: the field of the case and the property.</param>
    /// <param name="Flags">Its options that are true or false.</param>
    private sealed record Kind(string Attribute, (string Field, string Property)[] Numbers, (string Field, string Property)[] Flags);
}
