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

    /// <summary>Standardised measurements; 1 for benign.</summary>
    public required Dataset<float> Train { get; init; }

    /// <summary>Test rows as they were measured, 30 numbers each.</summary>
    public required float[] RawTestInputs { get; init; }

    /// <summary>The same, standardised.</summary>
    public required float[] TestInputs { get; init; }

    /// <summary>1 for benign.</summary>
    public required float[] TestTargets { get; init; }

    /// <summary>
    /// The training rows' means and deviations, and what the target's 0 and 1 mean. Saved with the weights, so that a program that has only the file predicts
    /// rows as they were measured.
    /// </summary>
    public required DataTransform Transform { get; init; }

    /// <summary>Row i is a test row when i mod 5 = 4.</summary>
    public static BreastCancer Load()
    {
        List<float[]> rows = ReadRows();
        float[][] train = [.. rows.Where((_, i) => i % 5 != 4)];
        float[][] test = [.. rows.Where((_, i) => i % 5 == 4)];

        float[] trainInputs = Inputs(train), rawTestInputs = Inputs(test), testInputs = Inputs(test);
        var transform = new DataTransform(DataTransform.Standardize(trainInputs, Features).Inputs, [CategoryTransform.Index("diagnosis", ["malignant", "benign"])]);
        transform.Apply(trainInputs);
        transform.Apply(testInputs);
        return new BreastCancer
        {
            Train = new Dataset<float>(trainInputs, Targets(train)),
            RawTestInputs = rawTestInputs,
            TestInputs = testInputs,
            TestTargets = Targets(test),
            Transform = transform,
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
