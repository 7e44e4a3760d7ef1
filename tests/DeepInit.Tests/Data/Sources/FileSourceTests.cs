using System.IO.Compression;
using System.Text;
using DeepInit.Tests.Files;
using DeepInit.Tests.Training;

namespace DeepInit.Tests.Data.Sources;

/// <summary>IDX, NPY and CSV files, read row by row.</summary>
public sealed class FileSourceTests
{
    private const string Houses = "price,area,town\n10,80,North\n20,?,South\n\n30,60,\n";

    [Fact]
    public void ArraysAreReadAsTheWholeFileIs()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Path("x.npy"), Npy("<f4", "(3, 2)", [0, 0, 0, 0, 0, 0, 0x80, 0xBF, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x40, 0, 0, 0x40, 0xC0]));
        using (var idx = new GZipStream(File.Create(folder.Path("y.gz")), CompressionLevel.Fastest))
            idx.Write([0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2]);
        ArrayFileSource<float> source = DataSource.FromFiles<float>(folder.Path("x.npy"), folder.Path("y.gz"), scale: -1);
        Assert.Equal(3, source.Rows);
        var network = new LineNetwork { LearningRate = 0 };
        network.Fit(source, new() { Shuffle = false });
        Assert.Equal([0, 1, 2], Assert.Single(network.Batches));

        // −x is (0, 1), (−1, 2), (−2, 3): with weights (1, 10) and bias 0 the errors are 10, 18 and 26.
        network.Parameters[0].CopyFrom([1, 10]);
        Assert.Equal((100 + (18 * 18) + (26 * 26)) / 3f, network.Evaluate(source).Loss, 1e-4);
    }

    [Fact]
    public void DamagedArraysAreNamedWithTheRow()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Path("y"), [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 2]);
        File.WriteAllBytes(folder.Path("x"), [0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3]);
        Assert.Contains("Cannot read '" + folder.Path("x") + "'. The file ends within row 1: expected 2 bytes, got 1", Fault("x", "y"));
        File.WriteAllBytes(folder.Path("x"), [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]);
        Assert.Contains("has 3 rows; expected 2", Fault("x", "y"));
        File.WriteAllBytes(folder.Path("x"), [0, 0, 8, 2, 0, 0, 0, 3, 0x7F, 0xFF, 0xFF, 0xFF]);
        Assert.Contains("does not fit into memory", Fault("x", "y"));
        File.WriteAllBytes(folder.Path("x"), [0, 0, 8, 2, 0, 0, 0, 3, 0, 0xFF, 0xFF, 0xFF]);
        Assert.Contains("has rows of 16777215 numbers; 'x' [2] has 2", Fault("x", "y"));
        File.WriteAllText(folder.Path("x"), "no array");
        Assert.Contains("expected 00 00", Fault("x", "y"));
        File.WriteAllBytes(folder.Path("x"), Npy("<f4", "()", [0, 0, 0, 0]));
        Assert.Contains("single number", Fault("x", "y"));
        Assert.Throws<FileNotFoundException>(() => new LineNetwork().Evaluate(DataSource.FromFiles<float>(folder.Path("none"), folder.Path("y"))));

        string Fault(string x, string y) =>
            Assert.Throws<DataFileException>(() => new LineNetwork().Evaluate(DataSource.FromFiles<float>(folder.Path(x), folder.Path(y)))).Message;
    }

    [Fact]
    public void ArraysAreForNamedInputsAndTargets()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Path("y"), [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        ArrayFileSource<float> target = new ArrayFileSource<float>().WithTarget("target", folder.Path("y"));
        Assert.Contains("no file for the input 'x' [2]", Fault(target));
        Assert.Contains("is for 'z'", Fault(target.WithInput("z", folder.Path("y"))));
        Assert.Contains("'target' already", Assert.Throws<ArgumentException>(() => target.WithTarget("target", "again")).Message);
        Assert.Throws<InvalidOperationException>(() => new ArrayFileSource<float>().Rows);

        string Fault(DataSource<float> source) => Assert.Throws<ArgumentException>(() => new LineNetwork().Evaluate(source)).Message;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ACsvFileIsReadAsTheTableIs(int prefetch)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("houses.csv");
        File.WriteAllText(path, Houses);
        var kinds = new Dictionary<string, CsvColumnKind> { ["town"] = CsvColumnKind.Ignored };
        DataTransform transform = CsvTransform.Fit(path, "price", CsvColumnKind.Standardized, kinds);
        DataTransform two = new([.. transform.Inputs, new NumberTransform("price")], transform.Targets);
        var network = new LineNetwork { LearningRate = 0 };
        network.Fit(new CsvSource<float>(path, two), new() { Shuffle = false, Prefetch = prefetch });
        Assert.Equal([10, 20, 30], Assert.Single(network.Batches));

        CsvTable table = CsvTable.Read(path);
        Assert.Equal([1, 10, 0, 20, -1, 30], table.Inputs(two));
        network.Parameters[0].CopyFrom([1, 3]);
        Assert.Equal(Trainer.Evaluate(network, new Dataset<float>(table.Inputs(two), table.Targets(two))), network.Evaluate(new CsvSource<float>(path, two)));
        Assert.Contains("makes 1 numbers of a row", Assert.Throws<ArgumentException>(() => network.Evaluate(new CsvSource<float>(path, transform))).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ABadCellIsNamedWithFileLineAndColumn(int prefetch)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("houses.csv");
        File.WriteAllText(path, "a,b,y\n1,2,3\n4,\"5\",6\n7,x,9\n");
        var transform = new DataTransform([new NumberTransform("a"), new NumberTransform("b")], [new NumberTransform("y")]);
        var network = new LineNetwork { LearningRate = 0 };
        FitOptions options = new() { BatchSize = 1, Shuffle = false, Prefetch = prefetch };
        Assert.Contains(
            "houses.csv', line 4, column 'b': expected a number, got 'x'",
            Assert.Throws<DataFileException>(() => network.Fit(new CsvSource<float>(path, transform), options)).Message);
        Assert.Equal(2, network.StepCount);
        File.AppendAllText(path, "1\n");
        Assert.Throws<DataFileException>(() => network.Fit(new CsvSource<float>(path, new([new NumberTransform("c")])), options));
    }

    private static byte[] Npy(string type, string shape, byte[] numbers)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. numbers];
    }
}
