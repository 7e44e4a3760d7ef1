namespace DeepInit.Tests.Shared.Drawing;

/// <summary>A type of rows by chance: numbers, yes or no, categories and texts, and a label with the loss that learns it.</summary>
internal sealed class DrawnRows
{
    private static readonly (string Type, int Width)[] Types = [("double", 1), ("int", 1), ("float?", 1), ("bool", 1), ("Quality", 3), ("Quality?", 3), ("[Categories(\"a\", \"b\")] string", 2)];

    private static readonly (string Type, int Units, string Loss)[] Labels =
    [
        ("double", 1, "MeanSquaredError"),
        ("float", 1, "Huber"),
        ("bool", 1, "BinaryCrossEntropyWithLogits"),
        ("Quality", 3, "CrossEntropy"),
    ];

    private readonly (string Type, int Width)[] _columns;
    private readonly (string Type, int Units, string Loss) _label;

    public DrawnRows(Chance chance)
    {
        _columns = [.. Enumerable.Range(0, chance.Between(1, 6)).Select(_ => chance.Pick(Types))];
        _label = chance.Pick(Labels);
    }

    /// <summary>Numbers of a row.</summary>
    public int Width => _columns.Sum(column => column.Width);

    /// <summary>Numbers that must be predicted.</summary>
    public int Units => _label.Units;

    /// <summary>The loss that learns the label.</summary>
    public string Loss => $"[Loss({_label.Loss})]";

    /// <summary>The types.</summary>
    public string Text => $$"""
        /// <summary>Three of them.</summary>
        public enum Quality
        {
            /// <summary>0.</summary>
            Low,

            /// <summary>1.</summary>
            Middle,

            /// <summary>2.</summary>
            High,
        }

        /// <summary>By chance.</summary>
        {{string.Join("\n", _columns.Select((_, i) => $"/// <param name=\"Column{i}\">A column.</param>"))}}
        /// <param name="Answer">The label.</param>
        public sealed record Row({{string.Join(", ", _columns.Select((column, i) => $"{column.Type} Column{i}"))}}, [Label] {{_label.Type}} Answer);
        """;
}
