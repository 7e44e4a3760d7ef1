using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Workbench.Anchors;

/// <summary>Reads each data set as its publisher has it, and splits and scales it as the reference does.</summary>
internal static partial class AnchorData
{
    private static readonly CsvOptions NoHeader = new() { HasHeader = false, Delimiter = ',' };

    public static Split Iris(string data, ITrainableNetwork<float> network) => Last(Path.Combine(data, "iris", "iris.csv"), network);

    public static Split Wine(string data, ITrainableNetwork<float> network) => Last(Path.Combine(data, "wine", "wine.csv"), network);

    public static Split Banknote(string data, ITrainableNetwork<float> network) => Last(Path.Combine(data, "banknote", "banknote_authentication.csv"), network);

    public static Split Pima(string data, ITrainableNetwork<float> network) => Last(Path.Combine(data, "pima-diabetes", "pima-indians-diabetes.csv"), network);

    // The first line counts rows and names the classes.
    public static Split Tumour(string data, ITrainableNetwork<float> network)
    {
        string path = Path.Combine(data, "breast-cancer-wdbc", "breast_cancer.csv");
        return Last(Table(File.ReadLines(path).Skip(1), path), network);
    }

    // '?' is a category like others; labels of the test rows end in a point.
    public static Split Adult(string data, ITrainableNetwork<float> network)
    {
        CsvTable Part(string name) => CsvTable.Read(
            new StringReader(string.Join('\n', File.ReadLines(Path.Combine(data, "adult", name)).Select(line => line.TrimEnd('.')))),
            new CsvOptions { HasHeader = false, Delimiter = ',', Missing = [] },
            name);
        return Split.Of(Part("adult-train.csv"), Part("adult-test.csv"), "14", network);
    }

    public static Split OptDigits(string data, ITrainableNetwork<float> network)
    {
        CsvTable Part(string name) => CsvTable.Read(Path.Combine(data, "digits", name), NoHeader);
        return Grey(Part("optdigits.tra"), Part("optdigits.tes"), network);
    }

    public static Split Digits(string data, ITrainableNetwork<float> network)
    {
        using StreamReader text = Unpacked(Path.Combine(data, "digits", "digits.csv.gz"));
        CsvTable table = CsvTable.Read(text, NoHeader, "digits.csv.gz");
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        return Grey(table.Subset([.. rows.Where(row => !Split.IsTest(row))]), table.Subset([.. rows.Where(Split.IsTest)]), network);
    }

    // Features and targets in two files, separated by blanks.
    public static Split Diabetes(string data, ITrainableNetwork<float> network)
    {
        using StreamReader features = Unpacked(Path.Combine(data, "diabetes", "diabetes_data_raw.csv.gz"));
        using StreamReader targets = Unpacked(Path.Combine(data, "diabetes", "diabetes_target.csv.gz"));
        string[] rows = [.. Lines(features).Zip(Lines(targets), (x, y) => Blanks().Replace(x.Trim(), ",") + "," + y.Trim())];
        return Last(Table(rows, "diabetes"), network);
    }

    // mpg, seven columns, and the name of the car, which is left out; so are the rows without horsepower.
    public static Split AutoMpg(string data, ITrainableNetwork<float> network)
    {
        string path = Path.Combine(data, "auto-mpg", "auto-mpg.data");
        IEnumerable<string> rows = File.ReadLines(path).Select(line => Blanks().Replace(line.Split('\t')[0].Trim(), ",")).Where(line => !line.Contains('?'));
        return Split.Of(Table(rows, path), "0", network, new Dictionary<string, CsvColumnKind> { ["7"] = CsvColumnKind.OneHot });
    }

    public static Split CaliforniaHousing(string data, ITrainableNetwork<float> network) =>
        Split.Of(CsvTable.Read(Path.Combine(data, "california-housing", "housing.csv")), "median_house_value", network, imputation: Imputation.Median);

    public static Split Mnist(string data, ITrainableNetwork<float> network) => IdxFolder.Read(Path.Combine(data, "mnist"), network);

    public static Split FashionMnist(string data, ITrainableNetwork<float> network) => IdxFolder.Read(Path.Combine(data, "fashion-mnist"), network);

    private static Split Last(string path, ITrainableNetwork<float> network) => Last(CsvTable.Read(path, NoHeader), network);

    private static Split Last(CsvTable table, ITrainableNetwork<float> network) => Split.Of(table, table.Columns[^1], network);

    // Grey levels of 0 to 16, divided by 16.
    private static Split Grey(CsvTable train, CsvTable test, ITrainableNetwork<float> network)
    {
        string label = train.Columns[^1];
        DataTransform fitted = CsvTransform.Fit(train, label, CsvColumnKind.Number, new Dictionary<string, CsvColumnKind> { [label] = CsvColumnKind.Index });
        return Split.Of(train, test, new DataTransform(fitted.Inputs.Select(column => new NumberTransform(column.Name, scale: 1 / 16.0)), fitted.Targets), network);
    }

    private static CsvTable Table(IEnumerable<string> lines, string name) => CsvTable.Read(new StringReader(string.Join('\n', lines)), NoHeader, name);

    private static StreamReader Unpacked(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
