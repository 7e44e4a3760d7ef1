using System.Globalization;
using System.IO.Compression;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>
/// Reads the data sets of samples/Workbench as their publishers have them. Where there is no test set, every fifth row is one; of the others every fifth is for validation.
/// Numbers are standardised by the training rows, other columns one-hot.
/// </summary>
internal static class EvidenceData
{
    private enum Label
    {
        Classes,
        Binary,
        Number,
    }

    public static EvidenceSplit Iris(string data) => Table(Rows(data, "iris", "iris.csv"), [], 4, Label.Classes);

    public static EvidenceSplit Wine(string data) => Table(Rows(data, "wine", "wine.csv"), [], 13, Label.Classes);

    public static EvidenceSplit Banknote(string data) => Table(Rows(data, "banknote", "banknote_authentication.csv"), [], 4, Label.Binary);

    public static EvidenceSplit Pima(string data) => Table(Rows(data, "pima-diabetes", "pima-indians-diabetes.csv"), [], 8, Label.Binary);

    public static EvidenceSplit Tumour(string data) => Table([.. Rows(data, "breast-cancer-wdbc", "breast_cancer.csv").Skip(1)], [], 30, Label.Binary);

    public static EvidenceSplit Adult(string data)
    {
        string[][] Part(string name) => [.. Lines(data, "adult", name).Select(line => line.TrimEnd('.').Split(',', StringSplitOptions.TrimEntries))];
        return Table(Part("adult-train.csv"), Part("adult-test.csv"), 14, Label.Binary);
    }

    public static EvidenceSplit AutoMpg(string data) =>
        Table([.. Lines(data, "auto-mpg", "auto-mpg.data").Where(line => !line.Contains('?')).Select(line => Blanks(line.Split('\t')[0]))], [], 0, Label.Number);

    public static EvidenceSplit CaliforniaHousing(string data) => Table([.. Rows(data, "california-housing", "housing.csv").Skip(1)], [], 8, Label.Number);

    public static EvidenceSplit Diabetes(string data)
    {
        IEnumerable<string> features = Lines(data, "diabetes", "diabetes_data_raw.csv.gz"), targets = Lines(data, "diabetes", "diabetes_target.csv.gz");
        return Table([.. features.Zip(targets, (x, y) => Blanks($"{x} {y}"))], [], 10, Label.Number);
    }

    /// <summary>Grey levels of 8 × 8 pixels, divided by 16.</summary>
    public static EvidenceSplit Digits(string data)
    {
        float[][] Part(string name) => [.. Rows(data, "digits", name).Select(cells => cells.Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        float[][] learnt = Part("optdigits.tra");
        Dataset<float> Of(IEnumerable<float[]> rows) => new([.. rows.SelectMany(row => row.Take(64).Select(level => level / 16))], rows.Select(row => (int)row[64]).ToArray());
        return new EvidenceSplit(64, Of(learnt.Where((_, row) => row % 5 != 4)), Of(learnt.Where((_, row) => row % 5 == 4)), Of(Part("optdigits.tes")));
    }

    /// <summary>Twenty days, and the next one: the first 70 % of the years to learn from, the last 15 % to test.</summary>
    public static EvidenceSplit Temperatures(string data)
    {
        const int days = 20;
        float[] degrees = [.. Rows(data, "timeseries", "daily-min-temperatures.csv").Skip(1).Select(cells => float.Parse(cells[1].Trim('"'), CultureInfo.InvariantCulture))];
        int learnt = degrees.Length * 70 / 100, tested = degrees.Length * 85 / 100;
        double mean = degrees.Take(learnt).Average(d => d), deviation = Math.Sqrt(degrees.Take(learnt).Average(d => (d - mean) * (d - mean)));
        float[] scaled = [.. degrees.Select(d => (float)((d - mean) / deviation))];
        Dataset<float> Of(int first, int end) =>
            new([.. Enumerable.Range(first, end - days - first).SelectMany(day => scaled.Skip(day).Take(days))], [.. scaled[(first + days)..end]]);
        return new EvidenceSplit(days, Of(0, learnt), Of(learnt, tested), Of(tested, degrees.Length), Variance(scaled[(tested + days)..]));
    }

    /// <summary>32 characters, and at each the next: the first 80 % of the text to learn from, the last 10 % to test.</summary>
    public static EvidenceSplit Characters(string data)
    {
        const int steps = 32;
        string text = File.ReadAllText(Path.Combine(data, "tinyshakespeare", "input.txt"));
        char[] alphabet = [.. text.Distinct().Order()];
        int[] ids = [.. text.Select(character => Array.BinarySearch(alphabet, character))];
        Dataset<float> Of(int percent, int endPercent, int count)
        {
            int first = (int)((long)ids.Length * percent / 100), end = (int)((long)ids.Length * endPercent / 100) - steps - 1;
            int[] starts = [.. Enumerable.Range(0, count).Select(i => first + (int)((long)(end - first) * i / count))];
            return new Dataset<float>(starts.SelectMany(start => ids.Skip(start).Take(steps)).ToArray().AsMemory(), starts.SelectMany(start => ids.Skip(start + 1).Take(steps)).ToArray());
        }

        return new EvidenceSplit(steps, Of(0, 80, 4000), Of(80, 90, 100), Of(90, 100, 300));
    }

    /// <summary>MNIST and sets of its form, pixels divided by 255: the first rows of its training images, and the first of its test images.</summary>
    public static (float[] X, int[] Classes, float[] TestX, int[] TestClasses) Images(string data, string name, int rows, int testRows)
    {
        float[] Pixels(string file, int count) => IdxFile.Read(Path.Combine(data, name, file + "-images-idx3-ubyte.gz")).ToSingles(scale: 1 / 255.0)[..(count * 784)];
        int[] Labels(string file, int count) => IdxFile.Read(Path.Combine(data, name, file + "-labels-idx1-ubyte.gz")).ToIntegers()[..count];
        return (Pixels("train", rows), Labels("train", rows), Pixels("t10k", testRows), Labels("t10k", testRows));
    }

    private static EvidenceSplit Table(string[][] rows, string[][] test, int label, Label kind)
    {
        int[] learnt = [.. Enumerable.Range(0, rows.Length)], tested = [.. Enumerable.Range(rows.Length, test.Length)];
        if (test.Length == 0)
            (learnt, tested) = Apart(learnt);
        (int[] train, int[] validation) = Apart(learnt);
        string[][] all = [.. rows, .. test];
        double[][] encoded = [.. all.Select(_ => Array.Empty<double>())];
        for (int column = 0; column < all[0].Length; column++)
        {
            if (column != label)
                Encode(all, column, train, encoded);
        }

        string[] classes = [.. all.Select(row => row[label]).Distinct().Order(StringComparer.Ordinal)];
        double[] targets = [.. all.Select(row => kind == Label.Number ? double.Parse(row[label], CultureInfo.InvariantCulture) : Array.IndexOf(classes, row[label]))];
        if (kind == Label.Number)
            Standardise(targets, train);
        Dataset<float> Of(int[] indices)
        {
            float[] x = [.. indices.SelectMany(row => encoded[row].Select(value => (float)value))];
            return kind == Label.Classes
                ? new Dataset<float>(x, indices.Select(row => (int)targets[row]).ToArray())
                : new Dataset<float>(x, indices.Select(row => (float)targets[row]).ToArray());
        }

        double variance = kind == Label.Number ? Variance([.. tested.Select(row => (float)targets[row])]) : 0;
        return new EvidenceSplit(encoded[0].Length, Of(train), Of(validation), Of(tested), variance);
    }

    private static (int[] First, int[] EveryFifth) Apart(int[] rows) => ([.. rows.Where((_, i) => i % 5 != 4)], [.. rows.Where((_, i) => i % 5 == 4)]);

    // A column of numbers, of which some may be missing (the training median), or of categories.
    private static void Encode(string[][] rows, int column, int[] train, double[][] encoded)
    {
        double?[] numbers = [.. rows.Select(row => double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : (double?)null)];
        if (rows.Where((row, i) => numbers[i] is null && row[column].Length > 0).Any())
        {
            string[] categories = [.. rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal)];
            for (int row = 0; row < rows.Length; row++)
                encoded[row] = [.. encoded[row], .. categories.Select(category => category == rows[row][column] ? 1.0 : 0.0)];
            return;
        }

        double[] known = [.. train.Where(row => numbers[row] is not null).Select(row => numbers[row]!.Value).Order()];
        double[] values = [.. numbers.Select(number => number ?? known[known.Length / 2])];
        Standardise(values, train);
        for (int row = 0; row < rows.Length; row++)
            encoded[row] = [.. encoded[row], values[row]];
    }

    private static void Standardise(double[] values, int[] train)
    {
        double mean = train.Average(row => values[row]), deviation = Math.Sqrt(train.Average(row => (values[row] - mean) * (values[row] - mean)));
        for (int i = 0; i < values.Length; i++)
            values[i] = deviation > 0 ? (values[i] - mean) / deviation : 0;
    }

    private static double Variance(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static string[][] Rows(string data, string folder, string file) => [.. Lines(data, folder, file).Select(line => line.Split(','))];

    private static List<string> Lines(string data, string folder, string file)
    {
        using Stream stream = File.OpenRead(Path.Combine(data, folder, file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                lines.Add(line);
        }

        return lines;
    }

    private static string[] Blanks(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
