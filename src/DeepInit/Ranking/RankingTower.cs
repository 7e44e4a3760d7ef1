using System.ComponentModel;

namespace DeepInit;

/// <summary>One half of a network whose score is a product: what makes the vector of a query, or of a candidate.</summary>
/// <remarks>
/// Of both halves vectors are [values, ones for the biases of the query, biases of the candidate] and [values, biases of the query, ones for those of the candidate], so that one scalar product is the whole score: what an index of nearest
/// neighbours needs.
/// </remarks>
public sealed class RankingTower
{
    /// <summary>A half, of generated code.</summary>
    /// <param name="name">What its vector is called.</param>
    /// <param name="vectors">The values that are multiplied.</param>
    /// <param name="biases">The values that are added.</param>
    /// <param name="onesBefore">Ones before the biases.</param>
    /// <param name="onesBehind">Ones behind the biases.</param>
    /// <param name="normalizes">Whether the vector is divided by its length first.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RankingTower(string name, string[] vectors, string[] biases, int onesBefore, int onesBehind, bool normalizes)
    {
        Name = name;
        Vectors = vectors;
        Biases = biases;
        OnesBefore = onesBefore;
        OnesBehind = onesBehind;
        Normalizes = normalizes;
    }

    /// <summary>What its vector is called: <c>query</c> or <c>candidate</c>.</summary>
    public string Name { get; }

    /// <summary>The layers or inputs whose values are multiplied with those of the other half.</summary>
    public IReadOnlyList<string> Vectors { get; }

    /// <summary>The layers whose numbers are added to the score.</summary>
    public IReadOnlyList<string> Biases { get; }

    /// <summary>Whether the product is that of vectors of the length 1.</summary>
    public bool Normalizes { get; }

    /// <summary>Ones before the biases, for those of the other half.</summary>
    internal int OnesBefore { get; }

    /// <summary>Ones behind them.</summary>
    internal int OnesBehind { get; }
}
