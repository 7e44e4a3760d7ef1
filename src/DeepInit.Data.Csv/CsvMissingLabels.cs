namespace DeepInit;

/// <summary>What becomes of the rows of a CSV file whose label is missing. It is never made up.</summary>
public enum CsvMissingLabels
{
    /// <summary>The first of them is refused, with its line.</summary>
    Refuse = 0,

    /// <summary>They are left out, where there is a label to learn; <see cref="CsvSchema"/> says how many.</summary>
    Drop,
}
