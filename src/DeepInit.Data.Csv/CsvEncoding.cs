using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>
/// A fitted transform from the rows of a CSV table to inputs and targets: which columns are numbers, which categories there are, what missing cells become.
/// Fitted on the training table, saved beside the network, and applied to any later table with these columns.
/// </summary>
/// <example><code>
/// CsvTable table = CsvTable.Read("adult.csv");
/// CsvEncoding encoding = CsvEncoding.Fit(table, label: "income");
/// var data = new Dataset&lt;float&gt;(encoding.Inputs(table), encoding.Classes(table));
/// encoding.Save("encoding.json");
/// </code></example>
public sealed class CsvEncoding
{
    private CsvEncoding(string? label, CsvColumn[] columns, string[] classes)
    {
        Label = label;
        Columns = columns;
        ClassNames = classes;
        Width = columns.Sum(c => c.Width);
    }

    /// <summary>The column of the target; null if there is none.</summary>
    public string? Label { get; }

    /// <summary>The other columns, in the order of the table.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>The texts of the label, sorted by code points, or as numbers if they all are; their positions are the class indices.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The numbers of an input row.</summary>
    public int Width { get; }

    /// <summary>The name of each number of an input row: the column's, for one-hot columns with <c>=category</c>.</summary>
    public IEnumerable<string> InputNames =>
        Columns.SelectMany(c => c.Kind == CsvColumnKind.OneHot ? c.Categories.Select(x => $"{c.Name}={x}") : Enumerable.Repeat(c.Name, c.Width));

    /// <summary>Fits an encoding: a column whose cells are all numbers (or missing) becomes numbers, any other one-hot categories.</summary>
    /// <param name="table">The training table.</param>
    /// <param name="label">The column of the target; null for none.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest; none unless given.</param>
    /// <exception cref="DataFileException">A column is not there, or a cell is no number where one was asked for.</exception>
    public static CsvEncoding Fit(CsvTable table, string? label, IReadOnlyDictionary<string, CsvColumnKind>? kinds = null)
    {
        if (table is null)
            throw new ArgumentNullException(nameof(table));
        if (kinds is not null)
        {
            foreach (string name in kinds.Keys)
                table.IndexOf(name);
        }

        int labelIndex = label is null ? -1 : table.IndexOf(label);
        var columns = new List<CsvColumn>();
        for (int c = 0; c < table.Columns.Count; c++)
        {
            if (c != labelIndex)
                columns.Add(FitColumn(table, c, kinds is not null && kinds.TryGetValue(table.Columns[c], out CsvColumnKind kind) ? kind : null));
        }

        string[] classes = labelIndex < 0 ? [] : Categories(table, labelIndex);
        return new CsvEncoding(label, [.. columns], classes);
    }

    /// <summary>The inputs of all rows, one row after another.</summary>
    /// <param name="table">A table with the columns that were fitted, in any order.</param>
    /// <exception cref="DataFileException">A column is missing, or a cell is no number where one is expected.</exception>
    public float[] Inputs(CsvTable table)
    {
        if (table is null)
            throw new ArgumentNullException(nameof(table));
        var values = new float[table.Rows * Width];
        int offset = 0;
        foreach (CsvColumn column in Columns)
        {
            if (column.Width > 0)
                Encode(table, table.IndexOf(column.Name), column, values, offset);
            offset += column.Width;
        }

        return values;
    }

    /// <summary>The label of each row as a class index.</summary>
    /// <param name="table">A table with the label.</param>
    /// <exception cref="DataFileException">A label is missing, or was not there when fitting.</exception>
    /// <exception cref="InvalidOperationException">The encoding was fitted without a label.</exception>
    public int[] Classes(CsvTable table)
    {
        int column = LabelIn(table);
        var indices = new int[table.Rows];
        for (int r = 0; r < indices.Length; r++)
        {
            indices[r] = table.Cell(r, column) is { } cell ? IndexOf(ClassNames, cell) : -1;
            if (indices[r] < 0)
                throw table.Fault(r, column, $"one of the classes {string.Join(", ", ClassNames.Take(10))}{(ClassNames.Count > 10 ? ", …" : "")}");
        }

        return indices;
    }

    /// <summary>The label of each row as a number.</summary>
    /// <param name="table">A table with the label.</param>
    /// <exception cref="DataFileException">A label is no number.</exception>
    /// <exception cref="InvalidOperationException">The encoding was fitted without a label.</exception>
    public float[] Targets(CsvTable table)
    {
        int column = LabelIn(table);
        var targets = new float[table.Rows];
        for (int r = 0; r < targets.Length; r++)
            targets[r] = (float)Number(table, r, column);
        return targets;
    }

    /// <summary>Saves to a JSON file.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void Save(string path)
    {
        using FileStream stream = File.Create(path);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("label", Label);
        Write("classes", ClassNames);
        writer.WriteStartArray("columns");
        foreach (CsvColumn column in Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("kind", column.Kind.ToString());
            writer.WriteNumber("fill", column.Fill);
            Write("categories", column.Categories);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        void Write(string name, IReadOnlyList<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (string text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is damaged, or no encoding.</exception>
    public static CsvEncoding Load(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            CsvColumn[] columns = [.. root.GetProperty("columns").EnumerateArray().Select(c => new CsvColumn(
                c.GetProperty("name").GetString()!, Kind(c.GetProperty("kind").GetString()), c.GetProperty("fill").GetDouble(), Texts(c, "categories")))];
            return new CsvEncoding(root.GetProperty("label").GetString(), columns, Texts(root, "classes"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DataFileException($"'{path}' is no saved CSV encoding: {e.Message}", e);
        }

        static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

        static CsvColumnKind Kind(string? text) =>
            Enum.TryParse(text, out CsvColumnKind kind) ? kind : throw new FormatException($"there is no kind of column '{text}'");
    }

    private static CsvColumn FitColumn(CsvTable table, int column, CsvColumnKind? asked)
    {
        CsvColumnKind kind = asked ?? (IsNumeric(table, column) ? CsvColumnKind.Number : CsvColumnKind.OneHot);
        double fill = 0;
        if (kind == CsvColumnKind.Number)
        {
            double[] numbers = [.. Enumerable.Range(0, table.Rows).Where(r => table.Cell(r, column) is not null).Select(r => Number(table, r, column))];
            fill = numbers.Length == 0 ? 0 : numbers.Average();
        }

        string[] categories = kind is CsvColumnKind.OneHot or CsvColumnKind.Index ? Categories(table, column) : [];
        return new CsvColumn(table.Columns[column], kind, fill, categories);
    }

    private static bool IsNumeric(CsvTable table, int column) =>
        Enumerable.Range(0, table.Rows).All(r => table.Cell(r, column) is not { } cell || TryNumber(cell, out _));

    private static string[] Categories(CsvTable table, int column)
    {
        string[] texts = [.. Enumerable.Range(0, table.Rows).Select(r => table.Cell(r, column)).OfType<string>().Distinct(StringComparer.Ordinal)];
        double[] numbers = [.. texts.Select(t => TryNumber(t, out double number) ? number : double.NaN)];
        if (numbers.Any(double.IsNaN))
            Array.Sort(texts, StringComparer.Ordinal);
        else
            Array.Sort(numbers, texts);
        return texts;
    }

    private static void Encode(CsvTable table, int index, CsvColumn column, float[] values, int offset)
    {
        int width = values.Length / Math.Max(1, table.Rows);
        for (int r = 0; r < table.Rows; r++)
        {
            int at = (r * width) + offset;
            string? cell = table.Cell(r, index);
            if (column.Kind == CsvColumnKind.Number)
            {
                values[at] = (float)(cell is null ? column.Fill : Number(table, r, index));
                continue;
            }

            int category = cell is null ? -1 : IndexOf(column.Categories, cell);
            if (column.Kind == CsvColumnKind.Index)
                values[at] = category >= 0 ? category : throw table.Fault(r, index, $"one of the {column.Categories.Count} categories that were fitted");
            else if (category >= 0)
                values[at + category] = 1;
        }
    }

    private static int IndexOf(IReadOnlyList<string> texts, string text)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i] == text)
                return i;
        }

        return -1;
    }

    private static double Number(CsvTable table, int row, int column) =>
        table.Cell(row, column) is { } cell && TryNumber(cell, out double number) ? number : throw table.Fault(row, column, "a number");

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number - number == 0;

    private int LabelIn(CsvTable table) =>
        table.IndexOf(Label ?? throw new InvalidOperationException("This encoding was fitted without a label."));
}
