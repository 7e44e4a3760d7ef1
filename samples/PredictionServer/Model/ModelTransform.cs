using System.Globalization;
using QuickStart;

namespace PredictionServer.Model;

/// <summary>Whether the transform of a file can be applied to what clients send, which is numbers.</summary>
internal static class ModelTransform
{
    /// <summary>Refuses a transform that does not make of 30 numbers the 30 that the network reads.</summary>
    /// <exception cref="UnfitModelException">It makes something else.</exception>
    public static void Check(DataTransform transform)
    {
        if (transform.Inputs.FirstOrDefault(column => column is not NumberTransform) is { } categories)
            throw new UnfitModelException($"Its transform has a column of {(categories is QuantileTransform ? "quantiles" : "categories")}, '{categories.Name}'; clients send numbers that are standardised, so that every column must be one.");
        if (transform.Inputs.Count != TumourClassifier.InputSize)
            throw new UnfitModelException($"Its transform has {transform.Inputs.Count} columns; expected {TumourClassifier.InputSize}, as the network reads.");
        ProbabilityOf(transform);
    }

    /// <summary>What the probability is of: the label that was 1 in training, in the words of the data.</summary>
    /// <exception cref="UnfitModelException">The target was not one of two labels.</exception>
    public static string ProbabilityOf(DataTransform? transform) => transform?.Targets switch
    {
        // Nothing said otherwise: as QuickStart trains it.
        null or [] => "benign",
        [CategoryTransform { IsOneHot: false, Categories: [_, var second] }] => second,
        [NumberTransform { Scale: not 0 } number] => number.Undo(1).ToString("R", CultureInfo.InvariantCulture),
        var targets => throw new UnfitModelException(
            $"Its transform is of the targets {string.Join(", ", targets.Select(target => $"'{target.Name}' ({target.Expected})"))}; expected one of two labels, whose second the probability is of."),
    };

    /// <summary>Rows that the training data may have had: every column at its mean (or median), then one deviation above and below.</summary>
    public static IEnumerable<float[]> ProbeRows(DataTransform? transform)
    {
        foreach (int deviations in (int[])[0, 1, -1])
        {
            yield return transform is null
                ? [.. Enumerable.Repeat((float)deviations, TumourClassifier.InputSize)]
                : [.. transform.Inputs.Cast<NumberTransform>().Select(column => (float)(column.Fill + (column.Scale == 0 ? 0 : deviations / column.Scale)))];
        }
    }
}
