namespace DeepInit.Tests.Shared.Drawing;

/// <summary>Losses by chance.</summary>
internal static class DrawnLoss
{
    /// <summary>All losses of the language, their options, and whether they need several features to choose from.</summary>
    public static readonly (string Name, string Options, bool NeedsClasses)[] All =
    [
        ("MeanSquaredError", "", false),
        ("MeanAbsoluteError", "", false),
        ("Huber", "Delta = 0.5", false),
        ("SmoothL1", "Beta = 0.5", false),
        ("BinaryCrossEntropy", "", false),
        ("BinaryCrossEntropyWithLogits", "", false),
        ("CrossEntropy", "LabelSmoothing = 0.1", true),
        ("CrossEntropy", "Targets = TargetKind.Probabilities", true),
        ("CategoricalCrossEntropy", "", true),
        ("SparseCategoricalCrossEntropy", "", true),
        ("NegativeLogLikelihood", "", true),
        ("KLDivergence", "", true),
        ("Hinge", "", false),
        ("SquaredHinge", "", false),
        ("PoissonNegativeLogLikelihood", "", false),
        ("KLStandardNormal", "", false),
        ("Focal", "Gamma = 0.5", true),
        ("GeneralizedCrossEntropy", "Exponent = 0.5, Truncation = 0.2", true),
        ("SymmetricCrossEntropy", "Alpha = 0.5, LogZero = -6", true),
        ("SoftBootstrap", "TargetShare = 0.95", true),
        ("HardBootstrap", "TargetShare = 0.5", true),
        ("Poly1", "Epsilon = -0.5", true),
        ("FlooredCrossEntropy", "NoiseRate = 0.2", true),
        ("BinaryFocal", "Gamma = 0.5, ClassWeights = new[] { 0.25, 0.75 }", false),
        ("Dice", "Smooth = 0.5", false),
        ("Tversky", "FalsePositiveWeight = 0.3, FalseNegativeWeight = 0.7", false),
        ("LogCosh", "", false),
        ("MeanAbsolutePercentageError", "", false),
        ("MeanSquaredLogarithmicError", "", false),
        ("Quantile", "Quantiles = new[] { 0.9 }", false),
        ("GaussianNegativeLogLikelihood", "", false),
        ("CosineEmbedding", "Margin = 0.2", false),
        ("MarginRanking", "Margin = 0.2", false),
        ("Triplet", "Margin = 0.2", false),
        ("ActivityL1", "", false),
        ("ActivityL2", "", false),
        ("BPR", "", false),
        ("Distillation", "Temperature = 3", true),
        ("InfoNCE", "Normalize = true, Symmetric = true", false),
        ("CTC", "Labels = 3, Blank = 1", true),
        ("SampledSoftmax", "Normalize = true", false),
    ];

    /// <summary>Losses that any numbers may be put into, and what their targets are: for networks that are run.</summary>
    private static readonly (string Name, DrawnTarget Target)[] OfAnyNumbers =
    [
        ("MeanSquaredError", DrawnTarget.Numbers),
        ("Huber", DrawnTarget.Numbers),
        ("BinaryCrossEntropyWithLogits", DrawnTarget.Probabilities),
        ("PoissonNegativeLogLikelihood", DrawnTarget.Probabilities),
        ("CrossEntropy", DrawnTarget.Classes),
    ];

    /// <summary>Those of several outputs, or without a target, with the options that name the others, and whether they have a target.</summary>
    private static readonly Dictionary<string, (string[] Others, bool HasTarget)> OfSeveral = new()
    {
        ["KLStandardNormal"] = (["LogVariance"], false),
        ["GaussianNegativeLogLikelihood"] = (["LogVariance"], true),
        ["CosineEmbedding"] = (["Other"], true),
        ["MarginRanking"] = (["Other"], true),
        ["Triplet"] = (["Positive", "Negative"], false),
        ["BPR"] = (["Negative"], false),
        ["InfoNCE"] = (["Other"], false),
        ["SampledSoftmax"] = (["Other", "Negative"], false),
        ["ActivityL1"] = ([], false),
        ["ActivityL2"] = ([], false),
    };

    // Options that a loss needs, and what has a mean alone.
    private static readonly string[] Needed = ["Targets", "NoiseRate", "Labels"];
    private const string OfMean = "FlooredCrossEntropy";

    // Of rows that are one position, without lengths.
    private static readonly string[] OfBatch = ["InfoNCE", "SampledSoftmax"];

    // Of sequences.
    private const string OfSteps = "CTC";

    /// <summary>A loss of a value, with a target of its own where it has one.</summary>
    public static string Draw(Chance chance, DrawnValue of, IReadOnlyList<DrawnValue> values, string target)
    {
        (string name, string options, bool _) = chance.Pick([.. All.Where(loss => (!loss.NeedsClasses || of.Shape[^1] > 1) && (!OfBatch.Contains(loss.Name) || of.Shape.Length == 1) && (loss.Name != OfSteps || of.Shape.Length == 2))]);
        AttributeText loss = new AttributeText("Loss").Add("Loss." + name).Add($"Output = \"{of.Name}\"");
        (string[] others, bool hasTarget) = OfSeveral.GetValueOrDefault(name, ([], true));
        foreach (string other in others)
            loss.Add($"{other} = \"{chance.Pick(of.Like(values)).Name}\"");
        if (hasTarget)
            loss.Add($"Target = \"{target}\"");
        if (options.Length > 0 && (chance.Of(0.5) || Needed.Any(option => options.StartsWith(option, StringComparison.Ordinal))))
            loss.Add(options);
        if (chance.Of(0.5) && name != OfMean)
            loss.Set("Reduction", "Reduction." + chance.Pick(["Mean", "Sum", "BatchMean"]));
        return (chance.Of(0.5) ? loss.Set("Weight", 0.25) : loss).ToString();
    }

    /// <summary>A loss of a value that may hold any numbers.</summary>
    public static (string Attribute, DrawnTarget Target) DrawOfAnyNumbers(Chance chance, DrawnValue of, string target)
    {
        (string name, DrawnTarget kind) = chance.Pick([.. OfAnyNumbers.Where(loss => loss.Target != DrawnTarget.Classes || of.Shape[^1] > 1)]);
        return ($"[Loss(Loss.{name}, Output = \"{of.Name}\", Target = \"{target}\")]", kind);
    }
}
