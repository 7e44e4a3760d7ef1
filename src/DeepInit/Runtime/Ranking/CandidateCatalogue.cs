namespace DeepInit.Runtime;

/// <summary>The ids of candidates that are rows, each with a number: known to the network or not.</summary>
internal sealed class CandidateCatalogue
{
    private readonly Dictionary<string, int> _numbers;

    /// <summary>A catalogue.</summary>
    /// <param name="ids">The ids in their order.</param>
    /// <param name="numbers">The number of each.</param>
    public CandidateCatalogue(IReadOnlyList<string> ids, Dictionary<string, int> numbers)
    {
        Ids = ids;
        _numbers = numbers;
    }

    /// <summary>The ids in their order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The number of a candidate; −1 where it is none.</summary>
    /// <param name="id">Its id.</param>
    public int NumberOf(string? id) => id is not null && _numbers.TryGetValue(id, out int number) ? number : -1;
}
