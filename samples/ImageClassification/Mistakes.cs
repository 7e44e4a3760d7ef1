using System.Globalization;
using System.Net;
using System.Text;
using Samples.Shared;

namespace ImageClassification;

/// <summary>The images that a classifier was surest of and wrong about.</summary>
internal static class Mistakes
{
    private const int Scale = 4;

    /// <summary>Finds them, the surest first.</summary>
    /// <param name="probabilities">Rows of one probability per class.</param>
    /// <param name="predicted">The class that each row was taken for.</param>
    /// <param name="actual">The true class of each row.</param>
    public static IReadOnlyList<Mistake> Find(float[] probabilities, int[] predicted, int[] actual) =>
    [
        .. Enumerable.Range(0, actual.Length)
            .Where(i => predicted[i] != actual[i])
            .Select(i => new Mistake(i, actual[i], predicted[i], probabilities[(i * (probabilities.Length / actual.Length)) + predicted[i]]))
            .OrderByDescending(mistake => mistake.Probability),
    ];

    /// <summary>The likeliest class of each row.</summary>
    public static int[] Likeliest(float[] probabilities, int classes)
    {
        var likeliest = new int[probabilities.Length / classes];
        for (int i = 0; i < likeliest.Length; i++)
        {
            ReadOnlySpan<float> row = probabilities.AsSpan(i * classes, classes);
            for (int c = 1; c < classes; c++)
                likeliest[i] = row[c] > row[likeliest[i]] ? c : likeliest[i];
        }

        return likeliest;
    }

    /// <summary>All of them side by side, in the order of the list.</summary>
    public static void SavePicture(string path, IReadOnlyList<Mistake> mistakes, float[] images, int size, int columns)
    {
        int cell = (size * Scale) + 8;
        var picture = new Picture(columns * cell, ((mistakes.Count + columns - 1) / columns) * cell);
        for (int i = 0; i < mistakes.Count; i++)
            Paint(picture, mistakes[i], images, size, (i % columns * cell) + 4, (i / columns * cell) + 4);
        picture.Save(path);
    }

    /// <summary>A page with the same, and what each was taken for.</summary>
    public static void SavePage(string path, IReadOnlyList<Mistake> mistakes, float[] images, int size, IReadOnlyList<string> labels, string title)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + WebUtility.HtmlEncode(title) + "</title>");
        html.Append("<style>body{font:14px system-ui;margin:2em}figure{display:inline-block;margin:.5em;text-align:center}b{color:#b00020}</style>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{WebUtility.HtmlEncode(title)}</h1>");
        foreach (Mistake mistake in mistakes)
        {
            var picture = new Picture(size * Scale, size * Scale);
            Paint(picture, mistake, images, size, 0, 0);
            html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.ToPng())}\"><figcaption>{WebUtility.HtmlEncode(labels[mistake.Actual])}<br><b>{WebUtility.HtmlEncode(labels[mistake.Predicted])}</b> {mistake.Probability:P0}</figcaption></figure>\n");
        }

        File.WriteAllText(path, html.ToString());
    }

    private static void Paint(Picture picture, Mistake mistake, float[] images, int size, int left, int top) =>
        picture.Paint(images.AsSpan(mistake.Row * size * size, size * size), size, left, top, Scale);
}

/// <summary>An image taken for another class.</summary>
/// <param name="Row">Which image.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Probability">How sure the network was.</param>
internal sealed record Mistake(int Row, int Actual, int Predicted, float Probability);
