namespace DeepInit.Tests.Data.Csv;

public sealed class CsvTests
{
    private const string Houses =
        """"
        area,"town, part",rooms,price
        80,"North ""old""",3,high
        120.5,South,?,low

        60,,2,high
        """";

    [Fact]
    public void ASubsetKeepsTheLinesOfTheFile()
    {
        CsvTable table = CsvTable.Read(new StringReader("a,b\n1,x\n2,y\nthree,z\n"), name: "rows.csv");
        CsvTable part = table.Subset(2, 0);

        Assert.Equal("three", part.Cell(0, 0));
        Assert.Equal("1", part.Cell(1, 0));
        Assert.Equal("'rows.csv', line 4, column 'a': expected a number, got 'three'.", part.Fault(0, 0, "a number").Message);
        Assert.Equal(3, table.Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Subset(3));
    }

    [Fact]
    public void QuotedCellsEmptyLinesAndMissingCellsAreRead()
    {
        CsvTable table = Table(Houses);
        Assert.Equal(["area", "town, part", "rooms", "price"], table.Columns);
        Assert.Equal(3, table.Rows);
        Assert.Equal("North \"old\"", table.Cell(0, 1));
        Assert.Null(table.Cell(1, 2));
        Assert.Null(table.Cell(2, 1));
    }

    [Fact]
    public void MissingNumbersBecomeTheMedianWhereAskedFor()
    {
        const string Text = "rooms,price\n1,2\n2,3\n,4\n9,5\n";
        CsvTable table = Table(Text);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, Text);
        try
        {
            DataTransform fromFile = CsvTransform.Fit(path, "price", imputation: Imputation.Median);
            Assert.Equal(fromFile.ToJson(), CsvTransform.Fit(table, "price", imputation: Imputation.Median).ToJson());
            Assert.Equal([1, 2, 2, 9], table.Inputs(fromFile));
            Assert.Equal([1, 2, 4, 9], table.Inputs(CsvTransform.Fit(table, "price")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("1;2;a\n3;4;b")]
    [InlineData("1\t2\ta\n3\t4\tb\n")]
    [InlineData("1,2,a\r\n3,4,b\r\n")]
    public void FilesWithoutHeaderAndWithOtherDelimitersAreRead(string text)
    {
        CsvTable table = Table(text, new CsvOptions { HasHeader = false });
        Assert.Equal(["0", "1", "2"], table.Columns);
        DataTransform transform = CsvTransform.Fit(table, label: "2");
        Assert.Equal([1, 2, 3, 4], table.Inputs(transform));
        Assert.Equal([0, 1], table.Classes(transform));
    }

    [Fact]
    public void NumbersCategoriesMissingCellsAndTheLabelAreEncoded()
    {
        CsvTable table = Table(Houses);
        DataTransform transform = CsvTransform.Fit(table, label: "price");
        Assert.Equal(["area", "town, part=North \"old\"", "town, part=South", "rooms"], transform.InputNames);
        Assert.Equal(4, transform.InputWidth);
        Assert.Equal([80, 1, 0, 3, 120.5f, 0, 1, 2.5f, 60, 0, 0, 2], table.Inputs(transform));
        Assert.Equal(["high", "low"], ((CategoryTransform)transform.Targets[0]).Categories);
        Assert.Equal([0, 1, 0], table.Classes(transform));
        Assert.Equal([0, 1, 0], table.Targets(transform));
    }

    [Fact]
    public void KindsMayBeChosen()
    {
        CsvTable table = Table("size,town,price\n1,b,7\n3,a,8\n2,b,9");
        var kinds = new Dictionary<string, CsvColumnKind> { ["town"] = CsvColumnKind.Index, ["size"] = CsvColumnKind.OneHot };
        DataTransform transform = CsvTransform.Fit(table, "price", kinds: kinds);
        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1], table.Inputs(transform));
        Assert.Equal([7, 8, 9], table.Targets(transform));
        Assert.Contains("'price' was not fitted as classes", Assert.Throws<InvalidOperationException>(() => table.Classes(transform)).Message);
        kinds["town"] = CsvColumnKind.Ignored;
        kinds["price"] = CsvColumnKind.Index;
        transform = CsvTransform.Fit(table, "price", kinds: kinds);
        Assert.Equal(3, transform.InputWidth);
        Assert.Equal([0, 1, 2], table.Classes(transform));
        Assert.Equal([-1, 1, 0], table.Inputs(CsvTransform.Fit(table, "price", CsvColumnKind.MinMax)).Where((_, i) => i % 3 == 0).Select(v => (2 * v) - 1));
        kinds["price"] = CsvColumnKind.Ignored;
        Assert.Contains("'price' cannot be left out", Assert.Throws<DataFileException>(() => CsvTransform.Fit(table, "price", kinds: kinds)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => CsvTransform.Fit(table, "price", CsvColumnKind.OneHot));
    }

    [Fact]
    public void AFittedTransformReadsRawRowsLater()
    {
        DataTransform transform = DataTransform.Parse(CsvTransform.Fit(Table(Houses), "price").ToJson());

        // Other order, a town never seen, no label.
        CsvTable later = Table("rooms,area,\"town, part\"\n,70,West\n4,50,South");
        Assert.Equal([70, 0, 0, 2.5f, 50, 0, 1, 4], later.Inputs(transform));
        Assert.Contains("no column 'price'", Assert.Throws<DataFileException>(() => later.Classes(transform)).Message);
    }

    [Fact]
    public void AFileIsFittedAsATableIs()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        string path = folder.Path("houses.csv");
        File.WriteAllText(path, Houses);
        Assert.Equal(
            CsvTransform.Fit(CsvTable.Read(path), "price", CsvColumnKind.Standardized).ToJson(),
            CsvTransform.Fit(path, "price", CsvColumnKind.Standardized).ToJson());
    }

    [Fact]
    public void ABadCellIsNamedWithFileLineAndColumn()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        string path = folder.Path("houses.csv");
        File.WriteAllText(path, "area,note\n80,\"two\nlines\"\nlarge,x\n");
        CsvTable table = CsvTable.Read(path);
        var kinds = new Dictionary<string, CsvColumnKind> { ["area"] = CsvColumnKind.Number };
        string message = Assert.Throws<DataFileException>(() => CsvTransform.Fit(table, kinds: kinds)).Message;
        Assert.Contains("houses.csv', line 4, column 'area': expected a number, got 'large'", message);
        Assert.Contains("no column 'size'; it has 'area', 'note'", Assert.Throws<DataFileException>(() => table.IndexOf("size")).Message);
        Assert.Contains("expected one of 'high', 'low', got 'middle'", Assert.Throws<DataFileException>(
            () => Table("price\nmiddle").Classes(CsvTransform.Fit(Table(Houses), "price"))).Message);
    }

    [Fact]
    public void ABadFileIsNamedWithTheLine()
    {
        Assert.Contains("line 3: it has 3 cells; expected 2", Assert.Throws<DataFileException>(() => Table("a,b\n1,2\n1,2,3")).Message);
        Assert.Contains("line 2: it has 1 cells; expected 2", Assert.Throws<DataFileException>(() => Table("a,b\n1")).Message);
        Assert.Contains("two columns are named 'a'", Assert.Throws<DataFileException>(() => Table("a,a\n1,2")).Message);
        Assert.Contains("is empty", Assert.Throws<DataFileException>(() => Table("")).Message);
    }

    [Fact]
    public void MutatedFilesEndInTheOneExceptionOrATable()
    {
        var random = new Random(4);
        const string Letters = "\",;\n\r\t?a1 \0é";
        for (int i = 0; i < 5000; i++)
        {
            char[] text = Houses.ToCharArray();
            for (int m = 0; m < 3; m++)
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            try
            {
                CsvTable table = Table(new string(text));
                DataTransform transform = CsvTransform.Fit(table);
                Assert.Equal(table.Rows * transform.InputWidth, table.Inputs(transform).Length);
            }
            catch (DataFileException e)
            {
                Assert.Contains("'houses.csv'", e.Message);
            }
        }
    }

    private static CsvTable Table(string text, CsvOptions? options = null) => CsvTable.Read(new StringReader(text), options, "houses.csv");
}
