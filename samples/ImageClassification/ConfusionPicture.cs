using System.Globalization;
using Samples.Shared;

namespace ImageClassification;

/// <summary>The confusion matrix as a picture: rows are true classes, columns what they were taken for; green where that is right, the redder the more often it is not.</summary>
internal static class ConfusionPicture
{
    private const int CellWidth = 72;
    private const int CellHeight = 40;
    private const int Text = 2;
    private const int Gap = 8;

    private static readonly (byte Red, byte Green, byte Blue) Ink = (0, 0, 0);

    public static void Save(string path, int[] predicted, int[] actual, IReadOnlyList<string> names)
    {
        int[,] counts = ConfusionText.Count(predicted, actual, names.Count);
        int side = names.Max(name => Lettering.Width(name, Text)) + (2 * Gap);
        var picture = new Picture(side + (names.Count * CellWidth) + Gap, ((names.Count + 1) * CellHeight) + Gap);
        picture.Fill(0, 0, picture.Width, picture.Height, (255, 255, 255));
        int worst = 1;
        for (int i = 0; i < counts.Length; i++)
            worst = Math.Max(worst, i / names.Count == i % names.Count ? 0 : counts[i / names.Count, i % names.Count]);
        for (int i = 0; i < names.Count; i++)
        {
            // Columns are narrower than the longest names.
            Centre(picture, names[i][..Math.Min(5, names[i].Length)], side + (i * CellWidth), 0);
            int y = (i + 1) * CellHeight;
            picture.Write(names[i], Gap, y + ((CellHeight - Lettering.Height(Text)) / 2), Text, Ink);
            int all = Math.Max(1, Enumerable.Range(0, names.Count).Sum(c => counts[i, c]));
            for (int c = 0; c < names.Count; c++)
            {
                byte faded = (byte)(255 - (i == c ? 150 * counts[i, c] / all : 200 * counts[i, c] / worst));
                picture.Fill(side + (c * CellWidth), y, CellWidth - 2, CellHeight - 2, i == c ? (faded, (byte)240, faded) : ((byte)255, faded, faded));
                if (counts[i, c] > 0)
                    Centre(picture, counts[i, c].ToString(CultureInfo.InvariantCulture), side + (c * CellWidth), y);
            }
        }

        picture.Save(path);
    }

    private static void Centre(Picture picture, string text, int left, int top) =>
        picture.Write(text, left + ((CellWidth - Lettering.Width(text, Text)) / 2), top + ((CellHeight - Lettering.Height(Text)) / 2), Text, Ink);
}
