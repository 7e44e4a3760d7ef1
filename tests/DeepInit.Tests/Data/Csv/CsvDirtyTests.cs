using System.Globalization;
using System.Text;

namespace DeepInit.Tests.Data.Csv;

/// <summary>Files as people have them: what is in them is understood, or refused with its place; nothing becomes something else without a word.</summary>
public sealed class CsvDirtyTests
{
    [Theory]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("N/A")]
    [InlineData("NA")]
    [InlineData("?")]
    [InlineData("-")]
    [InlineData("None")]
    [InlineData("")]
    [InlineData("  ")]
    public void WordsForNothingAreMissingNumbers(string word)
    {
        CsvTable table = Table($"a,b\n1,0\n{word},0\n5,0\n");
        DataTransform transform = CsvTransform.Fit(table, out CsvSchema schema);
        Assert.Equal([1, 0, 3, 0, 5, 0], table.Inputs(transform));
        Assert.Equal((CsvColumnKind.Number, 2L, 1L, 1d, 5d, 3d), (schema.Columns[0].Kind, schema.Columns[0].Numbers, schema.Columns[0].Missing, schema.Columns[0].Minimum, schema.Columns[0].Maximum, schema.Columns[0].Fill));
        Assert.Contains("a       number   1 (become 3)  1 to 5", schema.ToString());
    }

    [Theory]
    [InlineData("high", "expected a number, as 3 of the column's 4 cells are one or look like one (mend the cell; or add it to CsvOptions.Missing")]
    [InlineData("inf", "expected a number, as 4 of the column's 4 cells")]
    [InlineData("-Infinity", "expected a number, as 4 of the column's 4 cells")]
    [InlineData("\"1,5\"", "if it is another, set CsvOptions.Culture")]
    public void AColumnOfNumbersIsNeverOneHotBecauseOfACell(string cell, string expected)
    {
        string message = Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table($"a,b\n1,x\n2,y\n{cell},x\n4,y\n"))).Message;
        Assert.StartsWith("'rows.csv', line 4, column 'a': " + "expected a number", message);
        Assert.Contains(expected, message);
        Assert.EndsWith($"got '{cell.Trim('"')}'.", message);
    }

    [Fact]
    public void QuotedDecimalCommasAmongCommasAreRefusedWithAdviceAndReadByCulture()
    {
        const string Text = "a,b\n\"1,5\",x\n\"2,25\",y\n\"1.234,5\",y\n";
        Assert.Contains("set CsvOptions.Culture", Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table(Text))).Message);
        CsvTable table = Table(Text, new CsvOptions { Culture = CultureInfo.GetCultureInfo("de-DE") });
        Assert.Equal([1.5f, 1, 0, 2.25f, 0, 1, 1234.5f, 0, 1], table.Inputs(CsvTransform.Fit(table)));
    }

    [Fact]
    public void DecimalCommasAreFoundWhereTheCommaSeparatesNoCells()
    {
        CsvTable table = Table("price;area\n1,5;2\n1.234,25;3,5\n");
        DataTransform transform = CsvTransform.Fit(table, out CsvSchema schema, "price");
        Assert.Equal([2, 3.5f], table.Inputs(transform));
        Assert.Equal([1.5f, 1234.25f], table.Targets(transform));
        Assert.Contains("numbers have a decimal comma", schema.Notes);
    }

    [Theory]
    [InlineData("\"1,234.5\"", 1234.5f)]
    [InlineData("1 234.5", 1234.5f)]
    [InlineData("1'234.5", 1234.5f)]
    [InlineData("$12", 12)]
    [InlineData("-$12.5", -12.5f)]
    [InlineData("12 €", 12)]
    [InlineData("50%", 0.5f)]
    [InlineData(" 7 ", 7)]
    [InlineData("1e3", 1000)]
    public void NumbersMayHaveGroupsSignsAndBlanks(string cell, float expected)
    {
        CsvTable table = Table($"a,b\n{cell},1\n{cell},2\n");
        Assert.Equal([expected, 1, expected, 2], table.Inputs(CsvTransform.Fit(table)));
    }

    [Theory]
    [InlineData("$1\n€2\n$3\n", "several currencies")]
    [InlineData("1\n2\n\"1,23\"\n3\n", "line 4")]
    public void WhatCannotBeOneColumnOfNumbersIsRefused(string cells, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table("a\n" + cells))).Message);

    [Fact]
    public void LongCellsAreReadToALimit()
    {
        string text = new('x', 100_000);
        CsvTable table = Table($"a,b\n{text},1\n");
        Assert.Equal(text, table.Cell(0, 0));
        string message = Assert.Throws<DataFileException>(() => Table($"a,b\n1,2\n\"{text}", new CsvOptions { MaximumRowLength = 50_000 })).Message;
        Assert.Contains("line 3: this is no CSV: the row has more than 50000 characters; the quotation that begins in line 3 has not ended", message);
    }

    [Fact]
    public void ExcelsFirstLineNamesTheDelimiter()
    {
        Assert.Equal(["a", "b"], Table("sep=;\r\na;b\r\n1;x,y\r\n").Columns);
        Assert.Contains("line 4: it has 1 cells", Assert.Throws<DataFileException>(() => Table("sep=;\r\na;b\r\n1;x,y\r\n2\r\n")).Message);
    }

    [Theory]
    [InlineData("\"a;b;c\",d\n1,2\n", "a;b;c", "d")]
    [InlineData("a;\"b,c,d,e\"\n1;2\n", "a", "b,c,d,e")]
    [InlineData("a|\"b;c\"\n1|2\n", "a", "b;c")]
    [InlineData("a;b\n1,5;2,5\n", "a", "b")]
    public void ADelimiterWithinQuotationsIsNone(string text, params string[] names) => Assert.Equal(names, Table(text).Columns);

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void LinesMayEndInAnyWayAndQuotationsHoldThem(string end)
    {
        CsvTable table = Table($"a,b{end}1,\"two{end}lines\"{end}{end}x,3{end}");
        Assert.Equal($"two{end}lines", table.Cell(0, 1));
        Assert.Equal(2, table.Rows);
        Assert.Contains("line 5, column 'a'", table.Fault(1, 0, "a number").Message);
    }

    [Fact]
    public void BlankLinesOfOneColumnAreMissingValuesButForTheLast()
    {
        CsvTable table = Table("a\n1\n\n3\n\n\n");
        Assert.Equal(3, table.Rows);
        Assert.Null(table.Cell(1, 0));
        Assert.Equal([1, 2, 3], table.Inputs(CsvTransform.Fit(table)));
    }

    [Fact]
    public void DelimitersAtTheEndOfLinesAreNone()
    {
        CsvTable table = Table("a,b,\n1,2,\n3,4\n");
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([1, 2, 3, 4], table.Inputs(CsvTransform.Fit(table)));
        Assert.Equal(2, Table("a,b\n1,2,\n3,4,\n").Rows);
    }

    [Fact]
    public void HeadersAreLookedAt()
    {
        CsvTransform.Fit(Table(",a\n0,1\n1,5\n"), out CsvSchema schema);
        Assert.Contains(schema.Notes, note => note.Contains("column 1 has no name"));
        CsvTransform.Fit(Table("1,2\n0,1\n"), out schema);
        Assert.Contains(schema.Notes, note => note.Contains("HasHeader to false"));
        Assert.Contains("no row to fit", Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table("a,b\n"))).Message);
        Assert.Equal(0, Table("a,b\n").Rows);
        Assert.Contains("set CsvOptions.Comment to '#'", Assert.Throws<DataFileException>(() => Table("a,b\n# made by hand\n1,2\n")).Message);
        Assert.Equal(1, Table("# x\na,b\n# made, by, hand\n1,2\n", new CsvOptions { Comment = '#' }).Rows);
        Assert.Contains("a quotation ends and 'x' follows", Assert.Throws<DataFileException>(() => Table("a,b\n\"1\"x,2\n")).Message);
    }

    [Fact]
    public void EncodingsAreFoundAndWrongBytesRefused()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        string path = folder.Path("rows.csv");
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(false, false), new UnicodeEncoding(true, false) })
        {
            File.WriteAllText(path, "town,b\nKöln,1\n", encoding);
            CsvTable table = CsvTable.Read(path);
            Assert.Equal(["town", "b"], table.Columns);
            Assert.Equal("Köln", table.Cell(0, 0));
        }

        File.WriteAllText(path, "town,b\nKöln,1\n", Encoding.Latin1);
        Assert.Contains("Set CsvOptions.Encoding", Assert.Throws<DataFileException>(() => CsvTable.Read(path)).Message);
        Assert.Equal("Köln", CsvTable.Read(path, new CsvOptions { Encoding = Encoding.Latin1 }).Cell(0, 0));
    }

    [Theory]
    [InlineData("x,price\n1,10\n2,\n3,30\n")]
    [InlineData("x,price\n1,low\n2,?\n3,high\n")]
    public void AMissingLabelIsNeverMadeUp(string text)
    {
        using var folder = new Tests.Files.TemporaryFolder();
        string path = folder.Path("rows.csv");
        File.WriteAllText(path, text);
        string message = Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table(text), "price")).Message;
        Assert.StartsWith("'rows.csv', line 3, column 'price': expected a label: a label is never made up", message);
        Assert.Throws<DataFileException>(() => CsvTransform.Fit(path, "price"));

        var drop = new CsvOptions { MissingLabels = CsvMissingLabels.Drop };
        CsvTable table = Table(text, drop);
        DataTransform transform = CsvTransform.Fit(table, out CsvSchema schema, "price");
        Assert.Equal((2L, 1L), (schema.Rows, schema.DroppedRows));
        Assert.Equal([1, 3], table.Inputs(transform));
        Assert.Equal(2, table.Targets(transform).Length);
        Assert.Contains("line 3, column 'price'", Assert.Throws<DataFileException>(() => Table(text).Targets(transform)).Message);
        Assert.Equal([1, 2, 3], Table("x\n1\n2\n3\n", drop).Inputs(transform));
        if (transform.Targets[0] is NumberTransform)
        {
            var two = new DataTransform([.. transform.Inputs, new NumberTransform("price")], transform.Targets);
            var network = new Training.LineNetwork { LearningRate = 0 };
            network.Fit(new CsvSource<float>(path, two, drop), new() { Shuffle = false });
            Assert.Equal([10, 30], Assert.Single(network.Batches));
            Assert.Contains("line 3", Assert.Throws<DataFileException>(() => network.Fit(new CsvSource<float>(path, two))).Message);
        }
    }

    [Fact]
    public void KeysAreNotMadeThousandsOfInputs()
    {
        string text = "id,a\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"key{i},1\n"));
        string message = Assert.Throws<DataFileException>(() => CsvTransform.Fit(Table(text))).Message;
        Assert.Contains("line 258, column 'id': expected at most 256 categories", message);
        Assert.Equal(301, CsvTransform.Fit(Table(text), kinds: new Dictionary<string, CsvColumnKind> { ["id"] = CsvColumnKind.OneHot }).InputWidth);
        Assert.Equal(301, CsvTransform.Fit(Table(text, new CsvOptions { MaximumCategories = 300 })).InputWidth);
    }

    [Fact]
    public void CategoriesThatAreAlikeOrUnknownAreSaid()
    {
        DataTransform transform = CsvTransform.Fit(Table("town,b\nNorth,1\nnorth,2\nSouth,3\n"), out CsvSchema schema);
        Assert.Contains("has the categories 'North' and 'north', which differ only in case or blanks", schema.Columns[0].Notes);
        Assert.Equal("'rows.csv', column 'town': 2 rows, first in line 3, have categories that were not there when fitting ('West'); they become zeros",
            Assert.Single(Table("town,b\nNorth,1\nWest,2\nWest,3\n").UnknownCategories(transform)));
        Assert.Empty(Table("town,b\nNorth,1\n").UnknownCategories(transform));
    }

    private static CsvTable Table(string text, CsvOptions? options = null) => CsvTable.Read(new StringReader(text), options, "rows.csv");
}
