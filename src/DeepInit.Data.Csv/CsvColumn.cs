namespace DeepInit;

/// <summary>How one column was fitted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Fill">For numbers: what missing cells become, the mean of the others.</param>
/// <param name="Categories">For categories: their texts, sorted by code points.</param>
public sealed record CsvColumn(string Name, CsvColumnKind Kind, double Fill, IReadOnlyList<string> Categories)
{
    /// <summary>How many numbers of an input row it makes.</summary>
    public int Width => Kind switch
    {
        CsvColumnKind.Ignored => 0,
        CsvColumnKind.OneHot => Categories.Count,
        _ => 1,
    };
}
