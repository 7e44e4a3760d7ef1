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

    private const string OfVariance = "KLStandardNormal";

    /// <summary>A loss of a value, with a target of its own where it has one.</summary>
    public static string Draw(Chance chance, DrawnValue of, IReadOnlyList<DrawnValue> values, string target)
    {
        (string name, string options, bool _) = chance.Pick([.. All.Where(loss => !loss.NeedsClasses || of.Shape[^1] > 1)]);
        AttributeText loss = new AttributeText("Loss").Add("Loss." + name).Add($"Output = \"{of.Name}\"");
        loss.Add(name == OfVariance ? $"LogVariance = \"{chance.Pick(of.Like(values)).Name}\"" : $"Target = \"{target}\"");
        if (options.Length > 0 && (chance.Of(0.5) || options.StartsWith("Targets", StringComparison.Ordinal)))
            loss.Add(options);
        if (chance.Of(0.5))
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
