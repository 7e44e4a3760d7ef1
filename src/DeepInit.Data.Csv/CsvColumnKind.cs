namespace DeepInit;

/// <summary>What a column of a CSV file becomes.</summary>
public enum CsvColumnKind
{
    /// <summary>One number, as it is; a missing cell is their mean, or their median.</summary>
    Number = 0,

    /// <summary>One number per category: 1 at the cell's, 0 at the others'. A missing cell is zeros, and so is a category that was not there when fitting.</summary>
    OneHot,

    /// <summary>One number: the position of the cell's category, from 0. Of a label it is the class.</summary>
    Index,

    /// <summary>Nothing: the column is left out.</summary>
    Ignored,

    /// <summary>One number, to mean 0 and deviation 1; a missing cell is their mean, or their median.</summary>
    Standardized,

    /// <summary>One number, from 0 for the least to 1 for the largest; a missing cell is their mean, or their median.</summary>
    MinMax,
}
