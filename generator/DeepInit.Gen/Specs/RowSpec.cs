using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>The type of the rows that a network reads, as far as code is generated from it.</summary>
/// <param name="Type">Its name, as it is written anywhere.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="IsPublic">Whether it may stand in public members.</param>
/// <param name="Inputs">The properties that are read as numbers.</param>
/// <param name="Labels">The properties that are predicted; none, which is an error, or several.</param>
internal sealed record RowSpec(string Type, string Name, bool IsPublic, EquatableArray<RowColumnSpec> Inputs, EquatableArray<RowColumnSpec> Labels)
{
    /// <summary>The name of the input of numbers.</summary>
    private const string Numbers = "x";

    /// <summary>The properties that are read as ids.</summary>
    public EquatableArray<RowIdSpec> Ids { get; init; }

    /// <summary>Numbers per row.</summary>
    public int Width => Inputs.Sum(column => column.Width);

    /// <summary>Whether rows are read as before there were ids: one input of numbers, one label.</summary>
    public bool IsPlain => Ids.Count == 0 && Labels.Count <= 1;

    /// <summary>The inputs of a network that reads such rows: the numbers together, then each id by its name.</summary>
    public IEnumerable<InputSpec> AsInputs()
    {
        if (Width > 0 || Ids.Count == 0)
        {
            yield return new InputSpec(Numbers, new([Math.Max(1, Width)]));
        }

        foreach (RowIdSpec id in Ids)
        {
            yield return id.AsInput();
        }
    }
}

/// <summary>A property of a row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNullable">Whether it is a <c>Nullable</c>.</param>
/// <param name="Type">The type of an enum, as it is written anywhere.</param>
/// <param name="Categories">The categories of an enum or a text; empty of numbers.</param>
/// <param name="Members">The members of an enum, one for each category, as they are written after its type.</param>
internal sealed record RowColumnSpec(
    string Name,
    RowColumnKind Kind,
    bool IsNullable,
    string Type,
    EquatableArray<string> Categories,
    EquatableArray<string> Members)
{
    /// <summary>How its rank is read in the place of a number; null where mean and deviation scale it.</summary>
    public RowQuantileSpec? Quantile { get; init; }

    /// <summary>What of a date it is.</summary>
    public RowDatePart Part { get; init; }

    /// <summary>What stands behind the property's name in that of the column.</summary>
    public string Suffix => (Kind, Part) switch
    {
        (RowColumnKind.Missing, _) => "=missing",
        (RowColumnKind.Date, RowDatePart.Days) => "=days",
        (RowColumnKind.Date, RowDatePart.YearSine) => "=year sin",
        (RowColumnKind.Date, RowDatePart.YearCosine) => "=year cos",
        (RowColumnKind.Date, RowDatePart.WeekSine) => "=week sin",
        (RowColumnKind.Date, RowDatePart.WeekCosine) => "=week cos",
        (RowColumnKind.Date, RowDatePart.DaySine) => "=day sin",
        (RowColumnKind.Date, _) => "=day cos",
        _ => "",
    };

    /// <summary>Numbers that it becomes as an input.</summary>
    public int Width => Kind is RowColumnKind.Enum or RowColumnKind.Text ? Categories.Count : 1;
}

/// <summary>What <c>[Quantile]</c> says.</summary>
/// <param name="Output">How the scaled numbers are distributed.</param>
/// <param name="Count">How many quantiles are kept.</param>
internal sealed record RowQuantileSpec(QuantileOutput Output, int Count);

/// <summary>What a property of a row is.</summary>
internal enum RowColumnKind
{
    Number,
    Boolean,
    Enum,
    Text,

    /// <summary>A part of a date.</summary>
    Date,

    /// <summary>Whether a property is missing.</summary>
    Missing,
}

/// <summary>What a date becomes: the days since a day, and where it stands in the year, the week and the day, each as a point of a circle.</summary>
internal enum RowDatePart
{
    Days,
    YearSine,
    YearCosine,
    WeekSine,
    WeekCosine,
    DaySine,
    DayCosine,
}
