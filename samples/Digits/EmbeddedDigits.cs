using System.IO.Compression;

namespace Digits;

/// <summary>The digits that come with the sample. Row i is a test row when i mod 5 = 4; grey levels are divided by 16.</summary>
internal static class EmbeddedDigits
{
    public static (Dataset<float> Train, Dataset<float> Test) Load()
    {
        (float[] pixels, int[] classes) = Read();
        var all = new Dataset<float>(pixels, classes);
        int[] rows = [.. Enumerable.Range(0, classes.Length)];
        return (all.Subset([.. rows.Where(i => !IsTest(i))]), all.Subset([.. rows.Where(IsTest)]));
    }

    /// <summary>All rows: 64 grey levels from 0 to 1 and a class each.</summary>
    public static (float[] Pixels, int[] Classes) Read()
    {
        using Stream file = typeof(EmbeddedDigits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        CsvTable table = CsvTable.Read(text, new CsvOptions { HasHeader = false }, "digits.csv.gz");
        DataTransform transform = CsvTransform.Fit(table, label: "64", kinds: new Dictionary<string, CsvColumnKind> { ["64"] = CsvColumnKind.Index });
        float[] pixels = table.Inputs(transform);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] /= 16;
        return (pixels, table.Classes(transform));
    }

    public static bool IsTest(int row) => row % 5 == 4;
}
