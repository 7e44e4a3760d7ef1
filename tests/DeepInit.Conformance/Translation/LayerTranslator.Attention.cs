using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <content>Attention: an option for each field that a case has.</content>
internal sealed partial class LayerTranslator
{
    internal static AttributeText Attention(LayerSource layer)
    {
        AttributeText attribute = new AttributeText(layer.Kind).Set("Score", layer.Fields.Text("score") switch
        {
            "dot" => "Score.Dot",
            _ => throw layer.Fields.Unsupported("score"),
        });
        return layer.From.Length > 1 ? attribute.Set("Memory", AttributeText.Quote(layer.From[1])) : attribute;
    }

    internal AttributeText MultiHeadAttention(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("heads"));
        foreach ((string name, string option) in layer.From.Skip(1).Zip(["Memory", "Values"]))
        {
            attribute.Set(option, AttributeText.Quote(name));
        }

        if (fields.Flag("causal"))
        {
            attribute.Set("Causal", true);
        }

        foreach ((string field, string option) in new[] { ("window", "Window"), ("kv_heads", "KeyValueHeads"), ("key_width", "KeyDim"), ("value_width", "ValueDim"), ("units", "Units") })
        {
            if (fields.Has(field))
            {
                attribute.Set(option, fields.Integer(field));
            }
        }

        if (fields.Has("scale"))
        {
            attribute.Set("Scale", fields.Number("scale"));
        }

        if (fields.Has("rotary"))
        {
            attribute.Set("Rotary", fields.Text("rotary") switch
            {
                "halves" => "Rotary.Halves",
                "interleaved" => "Rotary.Interleaved",
                _ => throw fields.Unsupported("rotary"),
            });
        }

        if (fields.Has("rotary_base"))
        {
            attribute.Set("RotaryBase", fields.Number("rotary_base"));
        }

        // Which weights a framework drops is its own affair.
        if (fields.Has("dropout") && fields.Number("dropout") != 0)
        {
            throw fields.Unsupported("dropout");
        }

        // Whether each projection has a tensor of its own follows from what was given.
        fields.Skip("projections");
        return WithWeights(layer, attribute);
    }
}
