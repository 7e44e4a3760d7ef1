using System.Text;
using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Writes the attributed class that declares a case's model.</summary>
internal static class NetworkTranslator
{
    /// <summary>The namespace of the declared classes.</summary>
    public const string Namespace = "ConformanceCase";

    /// <summary>Translates a case.</summary>
    /// <param name="source">The case.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <exception cref="UnsupportedException">The language cannot say this model.</exception>
    public static TranslatedCase Translate(ConformanceCase source, Precision precision)
    {
        // Layers first: what is named as unsupported should be the layer, not the integer input that only it can read.
        var layerTranslator = new LayerTranslator(source);
        List<AttributeText> body = [];
        string? before = null;
        foreach (JsonElement layer in source.Layers)
        {
            body.Add(layerTranslator.Translate(layer, before));
            before = layer.GetProperty("name").GetString();
        }

        body.AddRange(source.Outputs.Select(output => Output(source, output, layerTranslator.Shapes)));
        body.InsertRange(0, source.Inputs.Select(input => Input(source, input, layerTranslator)));

        var lossTranslator = new LossTranslator(source, layerTranslator.Shapes);
        TranslatedPenalty[] penalties = [.. source.Losses.Select(LossTranslator.Penalty).OfType<TranslatedPenalty>()];
        TranslatedLoss[] losses = [.. source.Losses.Where(loss => LossTranslator.Penalty(loss) is null).Select(lossTranslator.Translate)];
        if (losses.Length == 0)
        {
            throw new UnsupportedException("a case without a loss");
        }

        RequirePlainValues(source, layerTranslator.Shapes);

        var parameterTranslator = new ParameterTranslator(source, OptimizerTranslator.Decays(source));
        AttributeText[] optimizer = HasOptimizer(source) ? [.. OptimizerTranslator.Translate(source, parameterTranslator.Scope), .. WrapperTranslator.Translate(source)] : [];

        TranslatedNetwork model = Network("Model", losses, loss => loss.Weighted, optimizer, penalties);

        // The class reports the sum of its losses; a network for each of them tells the parts.
        TranslatedNetwork[] parts = source.Expected.LossParts is null
            ? []
            : [.. Parts()];

        // Gradients at the parameters are those of a network that takes one pass for a step.
        TranslatedNetwork? plain = WrapperTranslator.TakesPasses(source) ? Network("Plain", losses, loss => loss.Weighted, [.. OptimizerTranslator.Translate(source, parameterTranslator.Scope)], penalties) : null;
        return new TranslatedCase(source, precision, model, plain, parts, Writer(), ScheduleTranslator.Translate(source), OptimizerTranslator.MomentumProduct(source));

        // What is generated may be longer than the rows of the training, whose shape is no limit.
        TranslatedNetwork? Writer()
        {
            if (source.Generations.Count == 0)
            {
                return null;
            }

            CaseValue[] inputs = [.. source.Inputs.Select(input => source.Generations.Where(generation => generation.Input == input.Name).Select(generation => generation.Steps).DefaultIfEmpty(0).Max() is var steps && steps > input.Shape[0]
                ? input with { Shape = [steps] }
                : input)];
            body.RemoveRange(0, inputs.Length);
            body.InsertRange(0, inputs.Select(input => Input(source, input, layerTranslator)));
            return Network("Writer", [], loss => loss.Weighted, []) with { HasBatchStatistics = false };
        }

        // A penalty is no loss by itself in the language: beside it stands the first one, which counts nothing.
        IEnumerable<TranslatedNetwork> Parts()
        {
            int next = 0;
            for (int i = 0; i < source.Losses.Count; i++)
            {
                yield return LossTranslator.Penalty(source.Losses[i]) is { } penalty
                    ? Network($"Part{i}", [losses[0]], only => only.Zero, [], penalty with { Factor = 1 })
                    : Network($"Part{i}", [losses[next++]], only => only.Unweighted, []);
            }
        }

        TranslatedNetwork Network(string name, TranslatedLoss[] itsLosses, Func<TranslatedLoss, IEnumerable<AttributeText>> form, AttributeText[] itsOptimizer, params TranslatedPenalty[] itsPenalties) => new(
            name,
            Text(name, precision, [.. body, .. itsLosses.SelectMany(form), .. itsOptimizer, .. parameterTranslator.Translate(TranslatedPenalty.ByTensor(itsPenalties))]),
            precision,
            [.. itsLosses.SelectMany(loss => loss.Targets).Distinct().Select(target => source.Targets.Single(value => value.Name == target))],
            source.Inputs,
            source.Outputs.Count,
            Trains: itsOptimizer.Length > 0,
            HasBatchStatistics: layerTranslator.HasBatchStatistics,
            HasLengths: [.. source.Inputs.Select(input => input.HasLengths && !(input.IsInteger && layerTranslator.IdsOf(input).Padding is not null))]);
    }

    private static AttributeText Input(ConformanceCase source, CaseValue input, LayerTranslator layers)
    {
        AttributeText text = new AttributeText("Input").AddQuoted([input.Name]);
        if (input.IsInteger)
        {
            // What the layers that read them say of the ids; a table without padding may read ids with it where they have lengths alone.
            (int vocabulary, int? padding) = layers.IdsOf(input);
            Array.ForEach(input.Shape, length => text.Add(length));
            text.Set("Vocabulary", vocabulary);
            if (padding is { } index)
            {
                text.Set("PaddingIndex", index);
            }

            // Where a row has lengths they are found from its padding.
            return input.HasLengths == padding is not null ? text : text.Set("Lengths", input.HasLengths);
        }

        if (!LastAxis.HasChannelsFirst(source, input.Shape.Length))
        {
            Array.ForEach(input.Shape, length => text.Add(length));
            return input.HasLengths ? text.Set("Lengths", true) : text;
        }

        // An image stands [channels, height, width] in the data, and is written [height, width, channels] in the language.
        Array.ForEach([.. input.Shape.Skip(1), input.Shape[0]], length => text.Add(length));
        return text.Set("Order", "ChannelOrder.ChannelsFirst");
    }

    private static AttributeText Output(ConformanceCase source, string name, Dictionary<string, int[]> shapes)
    {
        AttributeText text = new AttributeText("Output").AddQuoted([name]);
        bool channelsFirst = shapes.TryGetValue(name, out int[]? shape) && LastAxis.HasChannelsFirst(source, shape.Length);
        return channelsFirst ? text.Set("Order", "ChannelOrder.ChannelsFirst") : text;
    }

    private static bool HasOptimizer(ConformanceCase source)
    {
        bool has = source.Optimizer.ValueKind != JsonValueKind.Null;
        return has || source.Steps == 0 ? has : throw new CaseFormatException($"case has {source.Steps} steps but no optimizer");
    }

    private static void RequirePlainValues(ConformanceCase source, Dictionary<string, int[]> shapes)
    {
        foreach (CaseValue input in source.Inputs)
        {
            if (!input.IsInteger && input.Shape.Length == 0)
            {
                throw new UnsupportedException($"input '{input.Name}' of shape []");
            }
        }

        // Targets stand as the output does that their loss reads; of another value nothing says that its channels come first.
        foreach (string name in source.Losses.Where(loss => LossTranslator.Penalty(loss) is null).Select(loss => loss.GetProperty("output")).SelectMany(output => output.ValueKind == JsonValueKind.Array ? output.EnumerateArray().Select(name => name.GetString()!) : [output.GetString()!]).Except(source.Outputs))
        {
            if (shapes.TryGetValue(name, out int[]? shape) && LastAxis.HasChannelsFirst(source, shape.Length))
            {
                throw new UnsupportedException($"loss of '{name}', which is no output, of shape [{string.Join(", ", shape)}]");
            }
        }

        string? unknown = source.Buffers.FirstOrDefault(buffer => buffer.Split('.')[^1] is not ("running_mean" or "running_var"));
        if (unknown is not null)
        {
            throw new UnsupportedException($"buffer '{unknown}'");
        }
    }

    private static string Text(string className, Precision precision, IEnumerable<AttributeText> attributes)
    {
        var network = new AttributeText("Network");
        if (precision != Precision.Single)
        {
            network.Set("Precision", "Precision." + precision);
        }

        StringBuilder text = new StringBuilder()
            .Append("using DeepInit;\n")
            .Append("using static DeepInit.Activation;\n")
            .Append("using static DeepInit.Loss;\n\n")
            .Append("namespace ").Append(Namespace).Append(";\n\n")
            .Append(network).Append('\n');
        foreach (AttributeText attribute in attributes)
        {
            text.Append(attribute).Append('\n');
        }

        return text.Append("public sealed partial class ").Append(className).Append(";\n").ToString();
    }
}
