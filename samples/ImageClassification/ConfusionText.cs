using System.Globalization;
using System.Text;

namespace ImageClassification;

/// <summary>The confusion matrix for a console: rows are true classes, columns what they were taken for.</summary>
internal static class ConfusionText
{
    public static string Of(int[] predicted, int[] actual, IReadOnlyList<string> names)
    {
        int[,] counts = Count(predicted, actual, names.Count);
        int width = names.Max(name => name.Length);
        var text = new StringBuilder("\n" + new string(' ', width));
        for (int c = 0; c < names.Count; c++)
            text.Append(CultureInfo.InvariantCulture, $"{names[c][..Math.Min(5, names[c].Length)],6}");
        for (int a = 0; a < names.Count; a++)
        {
            text.Append('\n').Append(names[a].PadRight(width));
            for (int p = 0; p < names.Count; p++)
                text.Append(CultureInfo.InvariantCulture, $"{counts[a, p],6}");
        }

        return text.Append('\n').ToString();
    }

    /// <summary>How many of each true class were taken for each class.</summary>
    public static int[,] Count(int[] predicted, int[] actual, int classes)
    {
        var counts = new int[classes, classes];
        for (int i = 0; i < actual.Length; i++)
            counts[actual[i], predicted[i]]++;
        return counts;
    }
}
