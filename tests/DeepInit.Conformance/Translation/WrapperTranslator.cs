using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>What stands around the optimiser of a case.</summary>
internal static class WrapperTranslator
{
    /// <summary>The optimiser within what wraps it; the same where nothing does.</summary>
    public static JsonElement Inner(JsonElement optimizer) =>
        optimizer.ValueKind == JsonValueKind.Object && optimizer.TryGetProperty("inner", out JsonElement inner) ? inner : optimizer;

    /// <summary>Whether a step takes more passes of its batch than one, so that gradients are not those at the parameters.</summary>
    public static bool TakesPasses(ConformanceCase source) => source.Optimizer.ValueKind == JsonValueKind.Object && JsonFields.Typed(source.Optimizer, "optimizer").Text("type") == "sam";

    /// <summary>The attributes.</summary>
    public static IEnumerable<AttributeText> Translate(ConformanceCase source)
    {
        if (source.Optimizer.ValueKind == JsonValueKind.Object && Inner(source.Optimizer).GetRawText() != source.Optimizer.GetRawText())
        {
            JsonFields fields = JsonFields.Typed(source.Optimizer, "optimizer");
            fields.Skip("inner");
            yield return fields.Text("type") == "sam"
                ? new AttributeText("SAM").Add(fields.Number("rho"))
                : new AttributeText("Lookahead").Add(fields.Integer("k")).Set("Alpha", fields.Number("alpha"));
            double rate = JsonFields.Typed(Inner(source.Optimizer), "optimizer").Number("learning_rate");
            if (fields.Number("learning_rate") != rate)
            {
                throw fields.Unsupported("learning_rate");
            }

            fields.Done();
        }

        if (source.MovingAverage is { } moving)
        {
            var fields = new JsonFields(moving, "ema");
            yield return new AttributeText("ExponentialMovingAverage").Add(fields.Number("decay")).Set("WarmUp", fields.Flag("warmup"));
            fields.Done();
        }

        if (source.EqualAverage is { } equal)
        {
            var fields = new JsonFields(equal, "swa");
            yield return new AttributeText("StochasticWeightAveraging").Add(fields.Integer("start_step")).Set("Every", fields.Integer("every"));
            fields.Done();
        }
    }
}
