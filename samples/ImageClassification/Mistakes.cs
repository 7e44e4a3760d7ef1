using System.Globalization;
using System.Net;
using System.Text;
using Samples.Shared;

namespace ImageClassification;

/// <summary>The images that a classifier was surest of and wrong about.</summary>
internal static class Mistakes
{
    /// <summary>Pixels of an image's side, where it is shown.</summary>
    private const int Side = 112;

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

    /// <summary>All of them side by side, in the order of the list; below each its class, and in red what it was taken for.</summary>
    public static void SavePicture(string path, IReadOnlyList<Mistake> mistakes, LabelledImages images)
    {
        const int Cell = 132, Line = 18;
        int columns = Math.Clamp(mistakes.Count, 1, 12);
        const int CellHeight = Side + (2 * Line) + 12;
        var picture = new Picture(columns * Cell, Math.Max(1, (mistakes.Count + columns - 1) / columns) * CellHeight);
        picture.Fill(0, 0, picture.Width, picture.Height, (255, 255, 255));
        for (int i = 0; i < mistakes.Count; i++)
        {
            int left = i % columns * Cell, top = (i / columns * CellHeight) + 4;
            picture.Paint(images[mistakes[i].Row], images.Size, left + ((Cell - Side) / 2), top, Side / images.Size);
            Centre(images.Names[mistakes[i].Actual], top + Side + 4, (0, 0, 0));
            Centre(images.Names[mistakes[i].Predicted], top + Side + 4 + Line, (192, 0, 32));

            void Centre(string text, int y, (byte Red, byte Green, byte Blue) color) => picture.Write(text, left + ((Cell - Lettering.Width(text, 2)) / 2), y, 2, color);
        }

        picture.Save(path);
    }

    /// <summary>A page with the same, and what each was taken for.</summary>
    public static void SavePage(string path, IReadOnlyList<Mistake> mistakes, LabelledImages images, string title)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + WebUtility.HtmlEncode(title) + "</title>");
        html.Append("<style>body{font:14px system-ui;margin:2em}figure{display:inline-block;margin:.5em;text-align:center}b{color:#b00020}</style>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{WebUtility.HtmlEncode(title)}</h1>");
        foreach (Mistake mistake in mistakes)
        {
            int scale = Side / images.Size;
            var picture = new Picture(images.Size * scale, images.Size * scale);
            picture.Paint(images[mistake.Row], images.Size, 0, 0, scale);
            html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.ToPng())}\"><figcaption>{WebUtility.HtmlEncode(images.Names[mistake.Actual])}<br><b>{WebUtility.HtmlEncode(images.Names[mistake.Predicted])}</b> {mistake.Probability:0%}</figcaption></figure>\n");
        }

        File.WriteAllText(path, html.ToString());
    }
}

/// <summary>An image taken for another class.</summary>
/// <param name="Row">Which image.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Probability">How sure the network was.</param>
internal sealed record Mistake(int Row, int Actual, int Predicted, float Probability);
