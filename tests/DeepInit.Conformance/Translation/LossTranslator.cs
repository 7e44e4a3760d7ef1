using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Losses: one <c>[Loss]</c> each.</summary>
/// <param name="source">The case.</param>
/// <param name="shapes">The shapes of inputs and layers, per sample.</param>
internal sealed class LossTranslator(ConformanceCase source, IReadOnlyDictionary<string, int[]> shapes)
{
    private static readonly Dictionary<string, Loss> Functions = new()
    {
        ["mse"] = Loss.MeanSquaredError,
        ["mae"] = Loss.MeanAbsoluteError,
        ["huber"] = Loss.Huber,
        ["smooth_l1"] = Loss.SmoothL1,
        ["bce"] = Loss.BinaryCrossEntropy,
        ["bce_logits"] = Loss.BinaryCrossEntropyWithLogits,
        ["cross_entropy"] = Loss.CrossEntropy,
        ["categorical_crossentropy_probs"] = Loss.CategoricalCrossEntropy,
        ["nll"] = Loss.NegativeLogLikelihood,
        ["kl_div"] = Loss.KLDivergence,
        ["hinge"] = Loss.Hinge,
        ["squared_hinge"] = Loss.SquaredHinge,
        ["poisson_nll"] = Loss.PoissonNegativeLogLikelihood,
        ["kl_standard_normal"] = Loss.KLStandardNormal,
    };

    private static readonly Dictionary<string, Reduction> Reductions = new()
    {
        ["mean"] = Reduction.Mean,
        ["sum"] = Reduction.Sum,
        ["batchmean"] = Reduction.BatchMean,
    };

    /// <summary>Reads a loss.</summary>
    public TranslatedLoss Translate(JsonElement element)
    {
        JsonFields fields = JsonFields.Typed(element, "loss");
        if (!Functions.TryGetValue(fields.Text("type"), out Loss function))
        {
            throw new UnsupportedException(fields.What);
        }

        double weight = fields.Number("weight");
        List<Action<AttributeText>> options = [];
        if (function == Loss.KLStandardNormal)
        {
            string[] outputs = fields.Texts("output");
            options.Add(text => text.Set("Output", AttributeText.Quote(outputs[0])).Set("LogVariance", AttributeText.Quote(outputs[1])));
            ReadReduction(fields, options);
            fields.Done();
            return Translated(function, options, weight, target: null);
        }

        string output = fields.Text("output");
        string targetName = fields.Text("target");
        CaseValue target = source.Targets.FirstOrDefault(value => value.Name == targetName)
            ?? throw new CaseFormatException($"{fields.What} reads target '{targetName}', which the case does not list");
        bool takesClasses = function == Loss.NegativeLogLikelihood || (function == Loss.CrossEntropy && target.IsInteger);
        RequireFit(fields, output, target, takesClasses);

        options.Add(text => text.Set("Output", AttributeText.Quote(output)).Set("Target", AttributeText.Quote(targetName)));
        ReadReduction(fields, options);
        if (function == Loss.CrossEntropy && !takesClasses)
        {
            options.Add(text => text.Set("Targets", "TargetKind." + TargetKind.Probabilities));
        }

        ReadOptions(function, fields, options);
        fields.Done();
        return Translated(function, options, weight, targetName);
    }

    private static TranslatedLoss Translated(Loss function, List<Action<AttributeText>> options, double weight, string? target)
    {
        // The case lists the parts unweighted, so each is also written with weight 1.
        AttributeText Write(double factor)
        {
            var text = new AttributeText("Loss").Add(function.ToString());
            options.ForEach(write => write(text));
            return factor == 1 ? text : text.Set("Weight", factor);
        }

        return new TranslatedLoss(Write(weight), Write(1), target);
    }

    private static void ReadReduction(JsonFields fields, List<Action<AttributeText>> options)
    {
        if (!Reductions.TryGetValue(fields.Text("reduction"), out Reduction reduction))
        {
            throw fields.Unsupported("reduction");
        }

        options.Add(text => text.Set("Reduction", "Reduction." + reduction));
    }

    private static void ReadOptions(Loss function, JsonFields fields, List<Action<AttributeText>> options)
    {
        switch (function)
        {
            case Loss.Huber:
                double delta = fields.Number("delta");
                options.Add(text => text.Set("Delta", delta));
                break;
            case Loss.SmoothL1:
                double beta = fields.Number("beta");
                options.Add(text => text.Set("Beta", beta));
                break;
            case Loss.BinaryCrossEntropyWithLogits:
                ReadFactors("pos_weight", "PositiveWeight", fields, options);
                break;
            case Loss.CrossEntropy:
                double smoothing = fields.Number("label_smoothing");
                options.Add(text => text.Set("LabelSmoothing", smoothing));
                ReadFactors("class_weights", "ClassWeights", fields, options);
                break;
            case Loss.PoissonNegativeLogLikelihood when !fields.Flag("log_input"):
                throw fields.Unsupported("log_input");
        }
    }

    private static void ReadFactors(string name, string property, JsonFields fields, List<Action<AttributeText>> options)
    {
        if (!fields.IsNull(name))
        {
            double[] factors = fields.Numbers(name);
            options.Add(text => text.Set(property, factors));
        }
    }

    // Targets of the output's own shape, or one class per row: the language broadcasts nothing.
    private void RequireFit(JsonFields fields, string output, CaseValue target, bool takesClasses)
    {
        if (!shapes.TryGetValue(output, out int[]? shape))
        {
            throw new CaseFormatException($"{fields.What} reads '{output}', which is no layer of the case");
        }

        ReadOnlySpan<int> expected = takesClasses ? shape.AsSpan(0, Math.Max(0, shape.Length - 1)) : shape;
        if (target.IsInteger != takesClasses || !expected.SequenceEqual(target.Shape))
        {
            string type = target.IsInteger ? "class indices" : "numbers";
            throw new UnsupportedException($"{fields.What} of output [{string.Join(", ", shape)}] with {type} [{string.Join(", ", target.Shape)}] as target");
        }
    }
}

/// <summary>A loss in the language.</summary>
/// <param name="Weighted">As the case has it.</param>
/// <param name="Unweighted">The same with weight 1.</param>
/// <param name="Target">The name of its target; null for none.</param>
internal sealed record TranslatedLoss(AttributeText Weighted, AttributeText Unweighted, string? Target);
