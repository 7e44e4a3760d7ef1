using System.Globalization;
using System.Reflection;

namespace QuickStart;

/// <summary>
/// Breast Cancer Wisconsin (Diagnostic), 569 × 30. W. N. Street, W. H. Wolberg, O. L. Mangasarian: Nuclear feature extraction for breast tumor
/// diagnosis, 1993. From the UCI Machine Learning Repository, CC BY 4.0; see ATTRIBUTION.md.
/// </summary>
internal sealed class BreastCancer
{
    private const int Features = 30;

    public required Dataset<float> Train { get; init; }

    public required float[] TestInputs { get; init; }

    public required float[] TestTargets { get; init; }

    /// <summary>
    /// Row i is a test row when i mod 5 = 4. Features are standardised with the training rows' mean and deviation; the target is 1 for benign.
    /// </summary>
    public static BreastCancer Load()
    {
        List<float[]> rows = ReadRows();
        float[][] train = [.. rows.Where((_, i) => i % 5 != 4)];
        float[][] test = [.. rows.Where((_, i) => i % 5 == 4)];
        for (int column = 0; column < Features; column++)
        {
            double mean = train.Average(row => row[column]);
            double deviation = Math.Sqrt(train.Average(row => Math.Pow(row[column] - mean, 2)));
            foreach (float[] row in rows)
            {
                row[column] = (float)((row[column] - mean) / deviation);
            }
        }

        return new BreastCancer
        {
            Train = new Dataset<float>(Inputs(train), Targets(train)),
            TestInputs = Inputs(test),
            TestTargets = Targets(test),
        };
    }

    private static float[] Inputs(float[][] rows) => [.. rows.SelectMany(row => row.Take(Features))];

    private static float[] Targets(float[][] rows) => [.. rows.Select(row => row[Features])];

    private static List<float[]> ReadRows()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("breast-cancer-wdbc.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine(); // 569,30,malignant,benign
        var rows = new List<float[]>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add([.. line.Split(',').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))]);
        }

        return rows;
    }
}
