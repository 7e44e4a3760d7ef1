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
    public void QuotedCellsEmptyLinesAndMissingCellsAreRead()
    {
        CsvTable table = Table(Houses);
        Assert.Equal(["area", "town, part", "rooms", "price"], table.Columns);
        Assert.Equal(3, table.Rows);
        Assert.Equal("North \"old\"", table.Cell(0, 1));
        Assert.Null(table.Cell(1, 2));
        Assert.Null(table.Cell(2, 1));
    }

    [Theory]
    [InlineData("1;2;a\n3;4;b")]
    [InlineData("1\t2\ta\n3\t4\tb\n")]
    [InlineData("1,2,a\r\n3,4,b\r\n")]
    public void FilesWithoutHeaderAndWithOtherDelimitersAreRead(string text)
    {
        CsvTable table = Table(text, new CsvOptions { HasHeader = false });
        Assert.Equal(["0", "1", "2"], table.Columns);
        CsvEncoding encoding = CsvEncoding.Fit(table, label: "2");
        Assert.Equal([1, 2, 3, 4], encoding.Inputs(table));
        Assert.Equal([0, 1], encoding.Classes(table));
    }

    [Fact]
    public void NumbersCategoriesMissingCellsAndTheLabelAreEncoded()
    {
        CsvTable table = Table(Houses);
        CsvEncoding encoding = CsvEncoding.Fit(table, label: "price");
        Assert.Equal(["area", "town, part=North \"old\"", "town, part=South", "rooms"], encoding.InputNames);
        Assert.Equal(4, encoding.Width);
        Assert.Equal([80, 1, 0, 3, 120.5f, 0, 1, 2.5f, 60, 0, 0, 2], encoding.Inputs(table));
        Assert.Equal(["high", "low"], encoding.ClassNames);
        Assert.Equal([0, 1, 0], encoding.Classes(table));
    }

    [Fact]
    public void KindsMayBeChosen()
    {
        CsvTable table = Table("size,town,price\n1,b,7\n3,a,8\n2,b,9");
        var kinds = new Dictionary<string, CsvColumnKind> { ["town"] = CsvColumnKind.Index, ["size"] = CsvColumnKind.OneHot };
        CsvEncoding encoding = CsvEncoding.Fit(table, "price", kinds);
        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1], encoding.Inputs(table));
        Assert.Equal([7, 8, 9], encoding.Targets(table));
        kinds["town"] = CsvColumnKind.Ignored;
        Assert.Equal(3, CsvEncoding.Fit(table, "price", kinds).Width);
    }

    [Fact]
    public void ASavedEncodingReadsRawRowsLater()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        CsvEncoding.Fit(Table(Houses), "price").Save(folder.Path("encoding.json"));
        CsvEncoding loaded = CsvEncoding.Load(folder.Path("encoding.json"));

        // Other order, a town never seen, no label.
        CsvTable later = Table("rooms,area,\"town, part\"\n,70,West\n4,50,South");
        Assert.Equal([70, 0, 0, 2.5f, 50, 0, 1, 4], loaded.Inputs(later));
        Assert.Equal(["high", "low"], loaded.ClassNames);
        File.WriteAllText(folder.Path("encoding.json"), "{}");
        Assert.Throws<DataFileException>(() => CsvEncoding.Load(folder.Path("encoding.json")));
    }

    [Fact]
    public void ABadCellIsNamedWithFileLineAndColumn()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        string path = folder.Path("houses.csv");
        File.WriteAllText(path, "area,note\n80,\"two\nlines\"\nlarge,x\n");
        CsvTable table = CsvTable.Read(path);
        var kinds = new Dictionary<string, CsvColumnKind> { ["area"] = CsvColumnKind.Number };
        string message = Assert.Throws<DataFileException>(() => CsvEncoding.Fit(table, null, kinds)).Message;
        Assert.Contains("houses.csv', line 4, column 'area': expected a number, got 'large'", message);
        Assert.Contains("no column 'size'; it has 'area', 'note'", Assert.Throws<DataFileException>(() => table.IndexOf("size")).Message);
        Assert.Contains("expected one of the classes high, low, got 'middle'", Assert.Throws<DataFileException>(
            () => CsvEncoding.Fit(Table(Houses), "price").Classes(Table("price\nmiddle"))).Message);
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
                Assert.Equal(table.Rows * CsvEncoding.Fit(table, null).Width, CsvEncoding.Fit(table, null).Inputs(table).Length);
            }
            catch (DataFileException e)
            {
                Assert.Contains("'houses.csv'", e.Message);
            }
        }
    }

    private static CsvTable Table(string text, CsvOptions? options = null) => CsvTable.Read(new StringReader(text), options, "houses.csv");
}
