namespace DeepInit;

/// <summary>What was found in a column of a CSV file, and what it becomes.</summary>
public sealed class CsvColumn
{
    internal CsvColumn(string name, CsvColumnKind kind, bool isLabel)
    {
        Name = name;
        Kind = kind;
        IsLabel = isLabel;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it becomes.</summary>
    public CsvColumnKind Kind { get; }

    /// <summary>Whether it is what is to be predicted.</summary>
    public bool IsLabel { get; }

    /// <summary>Its cells that are numbers; of columns that were asked to be something else they are not counted.</summary>
    public long Numbers { get; internal init; }

    /// <summary>Its cells that stand for a missing value.</summary>
    public long Missing { get; internal init; }

    /// <summary>The least number; null where it does not become a number.</summary>
    public double? Minimum { get; internal init; }

    /// <summary>The largest number; null where it does not become a number.</summary>
    public double? Maximum { get; internal init; }

    /// <summary>The raw number that missing cells become; null where there are none, or it does not become a number.</summary>
    public double? Fill { get; internal init; }

    /// <summary>The categories, in the order of their numbers; none where it becomes a number.</summary>
    public IReadOnlyList<string> Categories { get; internal init; } = [];

    /// <summary>What deserves a look, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];
}
