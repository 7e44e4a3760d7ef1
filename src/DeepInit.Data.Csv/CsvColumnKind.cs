namespace DeepInit;

/// <summary>What a column of a CSV file becomes.</summary>
public enum CsvColumnKind
{
    /// <summary>One number.</summary>
    Number = 0,

    /// <summary>One number per category: 1 at the cell's, 0 at the others'. A missing cell is zeros, and so is a category that was not there when fitting.</summary>
    OneHot,

    /// <summary>One number: the position of the cell's category, from 0.</summary>
    Index,

    /// <summary>Nothing: the column is left out.</summary>
    Ignored,
}
