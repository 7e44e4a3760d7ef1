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
        ["focal"] = Loss.Focal,
        ["generalized_cross_entropy"] = Loss.GeneralizedCrossEntropy,
        ["symmetric_cross_entropy"] = Loss.SymmetricCrossEntropy,
        ["bootstrap_soft"] = Loss.SoftBootstrap,
        ["bootstrap_hard"] = Loss.HardBootstrap,
        ["poly1"] = Loss.Poly1,
        ["cross_entropy_floor"] = Loss.FlooredCrossEntropy,
        ["focal_binary"] = Loss.BinaryFocal,
        ["dice"] = Loss.Dice,
        ["tversky"] = Loss.Tversky,
        ["log_cosh"] = Loss.LogCosh,
        ["mape"] = Loss.MeanAbsolutePercentageError,
        ["msle"] = Loss.MeanSquaredLogarithmicError,
        ["quantile"] = Loss.Quantile,
        ["gaussian_nll"] = Loss.GaussianNegativeLogLikelihood,
        ["cosine_embedding"] = Loss.CosineEmbedding,
        ["margin_ranking"] = Loss.MarginRanking,
        ["triplet_margin"] = Loss.Triplet,
        ["activity_l1"] = Loss.ActivityL1,
        ["activity_l2"] = Loss.ActivityL2,
        ["bpr"] = Loss.BPR,
        ["distillation"] = Loss.Distillation,
        ["info_nce"] = Loss.InfoNCE,
        ["ctc"] = Loss.CTC,
    };

    // On logits, with class indices for targets, which is all that they take.
    private static readonly Loss[] OfClasses = [Loss.Focal, Loss.GeneralizedCrossEntropy, Loss.SymmetricCrossEntropy, Loss.SoftBootstrap, Loss.HardBootstrap, Loss.Poly1, Loss.FlooredCrossEntropy];

    // Losses of several outputs, with the options that name the others.
    private static readonly Dictionary<Loss, string[]> Others = new()
    {
        [Loss.KLStandardNormal] = ["LogVariance"],
        [Loss.GaussianNegativeLogLikelihood] = ["LogVariance"],
        [Loss.CosineEmbedding] = ["Other"],
        [Loss.MarginRanking] = ["Other"],
        [Loss.Triplet] = ["Positive", "Negative"],
        [Loss.BPR] = ["Negative"],
        [Loss.InfoNCE] = ["Other"],
    };

    private static readonly Loss[] WithoutTarget = [Loss.KLStandardNormal, Loss.Triplet, Loss.ActivityL1, Loss.ActivityL2, Loss.BPR, Loss.InfoNCE];

    // One target for a row, whatever the outputs are.
    private static readonly Loss[] OfRow = [Loss.CosineEmbedding, Loss.Quantile, Loss.InfoNCE];

    // Of these the mean is all that there is.
    private static readonly Loss[] OfBatch = [Loss.FlooredCrossEntropy, Loss.Dice, Loss.Tversky, Loss.ActivityL1, Loss.ActivityL2, Loss.InfoNCE];

    private static readonly Dictionary<string, Reduction> Reductions = new()
    {
        ["mean"] = Reduction.Mean,
        ["sum"] = Reduction.Sum,
        ["batchmean"] = Reduction.BatchMean,
    };

    /// <summary>Reads a penalty on weights; null for any other loss.</summary>
    public static TranslatedPenalty? Penalty(JsonElement element)
    {
        JsonFields fields = JsonFields.Typed(element, "loss");
        string? option = fields.Text("type") switch
        {
            "kernel_l1" => "L1",
            "kernel_l2" => "L2",
            _ => null,
        };
        if (option is null)
        {
            return null;
        }

        var penalty = new TranslatedPenalty(option, fields.Number("weight"), fields.Texts("parameters"));
        fields.Done();
        return penalty;
    }

    /// <summary>Reads a loss.</summary>
    public TranslatedLoss Translate(JsonElement element)
    {
        JsonFields fields = JsonFields.Typed(element, "loss");
        if (!Functions.TryGetValue(fields.Text("type"), out Loss function))
        {
            throw new UnsupportedException(fields.What);
        }

        // Whose steps count follows from the output.
        fields.Skip("lengths_from");
        if (function == Loss.Distillation)
        {
            return Distillation(fields);
        }

        if (function == Loss.CTC)
        {
            return Labels(fields);
        }

        double weight = fields.Number("weight");
        List<Action<AttributeText>> options = [];
        string[] outputs = Others.ContainsKey(function) ? fields.Texts("output") : [fields.Text("output")];
        options.Add(text => text.Set("Output", AttributeText.Quote(outputs[0])));
        foreach ((string option, string layer) in Others.GetValueOrDefault(function, []).Zip(outputs.Skip(1)))
        {
            options.Add(text => text.Set(option, AttributeText.Quote(layer)));
        }

        bool corrects = function == Loss.InfoNCE && fields.Has("log_q") && !fields.IsNull("log_q");
        if (WithoutTarget.Contains(function) && !corrects)
        {
            ReadReduction(function, fields, options);
            ReadOptions(function, fields, options);
            fields.Done();
            return Translated(function, options, weight, target: null);
        }

        string targetName = fields.Text(corrects ? "log_q" : "target");
        CaseValue target = Target(fields, targetName);
        bool takesClasses = function == Loss.NegativeLogLikelihood || (function == Loss.CrossEntropy && target.IsInteger) || OfClasses.Contains(function);
        RequireFit(fields, outputs[0], target, takesClasses, OfRow.Contains(function));

        options.Add(text => text.Set("Target", AttributeText.Quote(targetName)));
        ReadReduction(function, fields, options);
        if (function == Loss.CrossEntropy && !takesClasses)
        {
            options.Add(text => text.Set("Targets", "TargetKind." + TargetKind.Probabilities));
        }

        ReadOptions(function, fields, options);
        fields.Done();
        return Translated(function, options, weight, targetName);
    }

    private static TranslatedLoss Translated(Loss function, List<Action<AttributeText>> options, double weight, string? target, double share = 1)
    {
        // The case lists the parts unweighted, so each is also written with weight 1.
        AttributeText Write(double factor)
        {
            var text = new AttributeText("Loss").Add(function.ToString());
            options.ForEach(write => write(text));
            return factor == 1 ? text : text.Set("Weight", factor);
        }

        return new TranslatedLoss([Write(weight * share)], [Write(share)], [Write(0)], target is null ? [] : [target]);
    }

    // alpha · T² · KL of the teacher's logits and (1 − alpha) · cross entropy of the labels: two losses of one output.
    private TranslatedLoss Distillation(JsonFields fields)
    {
        double weight = fields.Number("weight"), alpha = fields.Number("alpha"), temperature = fields.Number("temperature");
        string output = fields.Text("output");
        CaseValue labels = Target(fields, fields.Text("target")), teacher = Target(fields, fields.Text("teacher"));
        RequireFit(fields, output, labels, takesClasses: true, isOfRow: false);
        RequireFit(fields, output, teacher, takesClasses: false, isOfRow: false);
        if (fields.Has("reduction") && fields.Text("reduction") != "mean")
        {
            throw fields.Unsupported("reduction");
        }

        fields.Done();
        TranslatedLoss Part(Loss function, string target, double share, params Action<AttributeText>[] options) => Translated(
            function, [text => text.Set("Output", AttributeText.Quote(output)), text => text.Set("Target", AttributeText.Quote(target)), .. options], weight, target, share);
        return TranslatedLoss.Sum(Part(Loss.CrossEntropy, labels.Name, 1 - alpha), Part(Loss.Distillation, teacher.Name, alpha, text => text.Set("Temperature", temperature)));
    }

    // Labels and how many there are of each row: the language has blanks behind them in the place of a number.
    private TranslatedLoss Labels(JsonFields fields)
    {
        double weight = fields.Number("weight");
        int blank = fields.Integer("blank");
        CaseValue labels = Target(fields, fields.Text("target")), lengths = Target(fields, fields.Text("target_lengths"));
        string output = fields.Text("output");
        double[] values = source.Data["target/" + labels.Name].Values, counts = source.Data["target/" + lengths.Name].Values;
        bool isPadded = labels.Shape.Length == 1 && values.Chunk(labels.Shape[0]).Zip(counts, (row, count) => row.TakeWhile(label => label != blank).Count() == count && row.Skip((int)count).All(label => label == blank)).All(fits => fits);
        if (!isPadded)
        {
            throw new UnsupportedException($"{fields.What} of labels without blanks behind them");
        }

        fields.Done();
        return Translated(
            Loss.CTC,
            [
                text => text.Set("Output", AttributeText.Quote(output)),
                text => text.Set("Target", AttributeText.Quote(labels.Name)),
                text => text.Set("Labels", labels.Shape[0]),
                text => text.Set("Blank", blank),
            ],
            weight,
            labels.Name);
    }

    private CaseValue Target(JsonFields fields, string name) => source.Targets.FirstOrDefault(value => value.Name == name)
        ?? throw new CaseFormatException($"{fields.What} reads target '{name}', which the case does not list");

    private static void ReadReduction(Loss function, JsonFields fields, List<Action<AttributeText>> options)
    {
        if (OfBatch.Contains(function))
        {
            return;
        }

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
                if (fields.Has("ignore_index"))
                {
                    int ignored = fields.Integer("ignore_index");
                    options.Add(text => text.Set("IgnoreIndex", ignored));
                }

                break;
            case Loss.Focal:
                ReadNumber("gamma", "Gamma", fields, options);
                ReadFactors("alpha", "ClassWeights", fields, options);
                break;
            case Loss.GeneralizedCrossEntropy:
                ReadNumber("q", "Exponent", fields, options);
                ReadNumber("truncation", "Truncation", fields, options);
                break;
            case Loss.SymmetricCrossEntropy:
                ReadNumber("alpha", "Alpha", fields, options);
                ReadNumber("beta", "Beta", fields, options);
                ReadNumber("log_zero", "LogZero", fields, options);
                break;
            case Loss.SoftBootstrap or Loss.HardBootstrap:
                ReadNumber("beta", "TargetShare", fields, options);
                break;
            case Loss.Poly1:
                ReadNumber("epsilon", "Epsilon", fields, options);
                break;
            case Loss.FlooredCrossEntropy:
                ReadNumber("noise_rate", "NoiseRate", fields, options);
                break;
            case Loss.BinaryFocal:
                ReadNumber("gamma", "Gamma", fields, options);
                if (!fields.IsNull("alpha"))
                {
                    double positive = fields.Number("alpha");
                    options.Add(text => text.Set("ClassWeights", [1 - positive, positive]));
                }

                break;
            case Loss.Dice:
                ReadNumber("smooth", "Smooth", fields, options);
                break;
            case Loss.Tversky:
                ReadNumber("alpha", "FalsePositiveWeight", fields, options);
                ReadNumber("beta", "FalseNegativeWeight", fields, options);
                ReadNumber("smooth", "Smooth", fields, options);
                break;
            case Loss.MeanAbsolutePercentageError or Loss.MeanSquaredLogarithmicError:
                Require("eps", 1e-7, fields);
                break;
            case Loss.Quantile:
                ReadFactors("quantiles", "Quantiles", fields, options);
                break;
            case Loss.CosineEmbedding or Loss.MarginRanking:
                ReadNumber("margin", "Margin", fields, options);
                break;
            case Loss.InfoNCE:
                ReadNumber("temperature", "Temperature", fields, options);
                ReadFlag("symmetric", "Symmetric", fields, options);
                ReadFlag("normalize", "Normalize", fields, options);
                bool corrects = fields.Has("log_q") && !fields.IsNull("log_q");
                if (corrects)
                {
                    options.Add(text => text.Set("SamplingCorrection", true));
                }

                break;
            case Loss.Triplet:
                ReadNumber("margin", "Margin", fields, options);
                Require("p", 2, fields);
                Require("eps", 1e-6, fields);
                break;
            case Loss.PoissonNegativeLogLikelihood when !fields.Flag("log_input"):
                throw fields.Unsupported("log_input");
        }
    }

    // What the language has as a constant.
    private static void Require(string name, double number, JsonFields fields)
    {
        if (fields.Number(name) != number)
        {
            throw fields.Unsupported(name);
        }
    }

    private static void ReadNumber(string name, string property, JsonFields fields, List<Action<AttributeText>> options)
    {
        if (!fields.IsNull(name))
        {
            double number = fields.Number(name);
            options.Add(text => text.Set(property, number));
        }
    }

    private static void ReadFlag(string name, string property, JsonFields fields, List<Action<AttributeText>> options)
    {
        if (fields.Has(name))
        {
            bool flag = fields.Flag(name);
            options.Add(text => text.Set(property, flag));
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

    // Targets of the output's own shape, one class per row, or one number per row: else the language broadcasts nothing.
    private void RequireFit(JsonFields fields, string output, CaseValue target, bool takesClasses, bool isOfRow)
    {
        if (!shapes.TryGetValue(output, out int[]? shape))
        {
            throw new CaseFormatException($"{fields.What} reads '{output}', which is no layer of the case");
        }

        ReadOnlySpan<int> expected = isOfRow ? [.. shape[..^1], 1] : takesClasses ? shape.AsSpan(0, Math.Max(0, shape.Length - 1)) : shape;
        if (target.IsInteger != takesClasses || !expected.SequenceEqual(target.Shape))
        {
            string type = target.IsInteger ? "class indices" : "numbers";
            throw new UnsupportedException($"{fields.What} of output [{string.Join(", ", shape)}] with {type} [{string.Join(", ", target.Shape)}] as target");
        }
    }
}

/// <summary>A loss in the language.</summary>
/// <param name="Weighted">As the case has it: the losses that it is the sum of, one most often.</param>
/// <param name="Unweighted">The same with weight 1.</param>
/// <param name="Zero">The same with weight 0.</param>
/// <param name="Targets">The names of its targets.</param>
internal sealed record TranslatedLoss(IReadOnlyList<AttributeText> Weighted, IReadOnlyList<AttributeText> Unweighted, IReadOnlyList<AttributeText> Zero, IReadOnlyList<string> Targets)
{
    /// <summary>The sum of two losses.</summary>
    public static TranslatedLoss Sum(TranslatedLoss a, TranslatedLoss b) =>
        new([.. a.Weighted, .. b.Weighted], [.. a.Unweighted, .. b.Unweighted], [.. a.Zero, .. b.Zero], [.. a.Targets, .. b.Targets]);
}

/// <summary>A penalty on weights: an option of <c>[Parameter]</c>.</summary>
/// <param name="Option">Which.</param>
/// <param name="Factor">Its factor.</param>
/// <param name="Tensors">The names of the tensors.</param>
internal sealed record TranslatedPenalty(string Option, double Factor, IReadOnlyList<string> Tensors)
{
    /// <summary>What is said of each tensor.</summary>
    public static ILookup<string, (string Option, double Factor)> ByTensor(IEnumerable<TranslatedPenalty> penalties) => penalties
        .SelectMany(penalty => penalty.Tensors.Select(tensor => (Tensor: tensor, penalty.Option, penalty.Factor)))
        .ToLookup(item => item.Tensor, item => (item.Option, item.Factor));
}
