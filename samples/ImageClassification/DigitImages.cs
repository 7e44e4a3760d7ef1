using System.Globalization;
using Digits;
using Samples.Shared;

namespace ImageClassification;

/// <summary>The digits that come with the sample.</summary>
internal static class DigitImages
{
    private const int Size = 8;

    public static (LabelledImages Train, LabelledImages Test) Read()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        (float[] pixels, int[] classes) = EmbeddedDigits.Read();
        LabelledImages Part(bool test)
        {
            int[] rows = [.. Enumerable.Range(0, classes.Length).Where(i => EmbeddedDigits.IsTest(i) == test)];
            return new([.. rows.SelectMany(i => pixels.AsSpan(i * Size * Size, Size * Size).ToArray())], [.. rows.Select(i => classes[i])], Size, names);
        }

        return (Part(test: false), Part(test: true));
    }
}
