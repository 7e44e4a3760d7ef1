namespace DeepInit;

/// <summary>
/// BLEU of a corpus, translation by translation: after many its value is that of all at once (<see cref="BleuScore"/>). It compares what a network says by itself with references, and not, as a <see cref="Metric"/> in <c>Fit</c> does, its outputs
/// behind the right tokens.
/// </summary>
/// <remarks>Used by one thread at a time. Scores can be compared only where <see cref="Signature"/> is the same.</remarks>
/// <example><code>
/// var bleu = new BleuMetric();
/// foreach ((string german, string english) in test)
///     bleu.Add(model.Translate(german), english);
/// Console.WriteLine(bleu);
/// </code></example>
public sealed class BleuMetric
{
    private readonly BleuCounts _counts = new();

    /// <summary>How texts are parted into words; as mteval-v13a does unless given.</summary>
    public BleuTokens Tokens { get; init; }

    /// <summary>Whether capitals count as small letters; false unless given. With <see cref="BleuTokens.Words"/> they always do.</summary>
    public bool Lowercase { get; init; }

    /// <summary>How many translations there are.</summary>
    public int Count { get; private set; }

    /// <summary>The score, 0 to 100; NaN before the first translation.</summary>
    public double Value => Count == 0 ? double.NaN : Score.Score;

    /// <summary>The score with all that it is made of.</summary>
    /// <exception cref="InvalidOperationException">There is no translation yet.</exception>
    public BleuScore Score => Count > 0 ? BleuScore.Of(_counts, Tokens, Lowercase) : throw new InvalidOperationException("There is no translation yet; Add comes first.");

    /// <summary>How it is computed, in sacreBLEU's words.</summary>
    public string Signature => BleuScore.SignatureOf(Tokens, Lowercase);

    /// <summary>Adds a translation.</summary>
    /// <param name="hypothesis">The translation.</param>
    /// <param name="reference">What it is compared with.</param>
    public void Add(string hypothesis, string reference)
    {
        _counts.Add(
            BleuScore.WordsOf(hypothesis ?? throw new ArgumentNullException(nameof(hypothesis)), Tokens, Lowercase),
            BleuScore.WordsOf(reference ?? throw new ArgumentNullException(nameof(reference)), Tokens, Lowercase));
        Count++;
    }

    /// <summary>Forgets all translations.</summary>
    public void Restart()
    {
        _counts.Clear();
        Count = 0;
    }

    /// <summary>The score, its shares, penalty and lengths, and the signature.</summary>
    public override string ToString() => Count == 0 ? "BLEU of no translation " + Signature : Score.ToString();
}
