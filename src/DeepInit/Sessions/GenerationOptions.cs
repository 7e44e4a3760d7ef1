using System.Globalization;

namespace DeepInit;

/// <summary>How the next token is chosen, and when a text ends; see <see cref="TokenGeneration"/>. The order: penalty, temperature, <see cref="TopK"/>, <see cref="TopP"/>, <see cref="MinP"/>, and a draw of what is left.</summary>
/// <remarks>The same options, and logits with the same bits, give the same tokens on every machine.</remarks>
public sealed record GenerationOptions
{
    /// <summary>The most tokens to generate, at least 1; 256 unless given.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>What logits are divided by, at least 0; 1 unless given. 0 takes the most probable token, the smallest id of equals.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Only so many of the most probable tokens can be drawn; 0, the default, for all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the most probable tokens that together reach this probability can be drawn (nucleus sampling, Holtzman et al. 2020); greater than 0 and at most 1, the default, which is all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Only tokens at least so probable, relative to the most probable one, can be drawn (Nguyen et al. 2024); from 0, the default, to 1.</summary>
    public double MinP { get; init; }

    /// <summary>
    /// What positive logits of tokens that the text has already are divided by, and negative ones multiplied with (Keskar et al. 2019); greater than 0, and 1, which does nothing, unless given.
    /// </summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Tokens that end the text; they are no part of it.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Tokens that are never chosen.</summary>
    public IReadOnlyList<int> SuppressTokens { get; init; } = [];

    /// <summary>Chooses the numbers that are drawn.</summary>
    public int Seed { get; init; }

    internal void Check(int vocabulary)
    {
        Require(MaxTokens >= 1, nameof(MaxTokens), MaxTokens, "at least 1");
        Require(Temperature >= 0 && Temperature < double.PositiveInfinity, nameof(Temperature), Temperature, "at least 0, and finite");
        Require(TopK >= 0, nameof(TopK), TopK, "at least 0");
        Require(TopP > 0 && TopP <= 1, nameof(TopP), TopP, "greater than 0, and at most 1");
        Require(MinP >= 0 && MinP <= 1, nameof(MinP), MinP, "from 0 to 1");
        Require(RepetitionPenalty > 0 && RepetitionPenalty < double.PositiveInfinity, nameof(RepetitionPenalty), RepetitionPenalty, "greater than 0, and finite");
        RequireIds(StopTokens, nameof(StopTokens), vocabulary);
        RequireIds(SuppressTokens, nameof(SuppressTokens), vocabulary);
        if (SuppressTokens.Distinct().Count() == vocabulary)
            throw new ArgumentException("GenerationOptions.SuppressTokens has all tokens; one must be left to choose.", nameof(SuppressTokens));
    }

    private static void RequireIds(IReadOnlyList<int> ids, string name, int vocabulary)
    {
        if (ids is null)
            throw new ArgumentException($"GenerationOptions.{name} is null; an empty list names no token.", name);
        foreach (int id in ids)
            Require(id >= 0 && id < vocabulary, name, id, $"ids of the network, 0 to {(vocabulary - 1).ToString(CultureInfo.InvariantCulture)}");
    }

    private static void Require(bool holds, string name, double value, string expected)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"GenerationOptions.{name} must be {expected}.");
    }
}
