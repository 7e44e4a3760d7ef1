using System.Globalization;

namespace DeepInit;

/// <summary>Trains and measures networks that make one sequence of another (<see cref="SequenceToSequenceAttribute"/>), and has them do it: by tokens, or by texts with the tokenizers that were saved with the weights.</summary>
/// <remarks>
/// The forms that take texts need <see cref="ParameterCollection{T}.Tokenizers"/> of both inputs. They never choose what the target's tokenizer has no text for: ids that it does not have, and its marks of padding, of the beginning and of what is unknown.
/// Many threads may translate with one network at once, as long as nothing trains or loads it meanwhile.
/// </remarks>
/// <example><code>
/// model.Parameters.Tokenizers["de"] = german;
/// model.Parameters.Tokenizers["en"] = english;
/// model.Fit(SequencePairs.OfTexts(sentences, german, translations, english), new FitOptions { Epochs = 8 });
/// Console.WriteLine(model.Translate("ein Hund läuft"));
/// Console.WriteLine(model.Translate("ein Hund läuft", new BeamSearchOptions { Beams = 4, LengthPenalty = 0.6 }));
/// </code></example>
public static class Translations
{
    /// <summary>Trains on pairs: <c>Fit</c> of <see cref="SequencePairs.ToDataset"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pairs">What to learn.</param>
    /// <param name="options">As of every <c>Fit</c>; <see cref="FitOptions.Validation"/> is a dataset, such as <c>heldOut.ToDataset(network)</c>.</param>
    /// <exception cref="ArgumentException">The pairs do not fit the network, or options contradict each other.</exception>
    /// <exception cref="FitCanceledException">Training was cancelled; the exception has the history so far, and the network is whole.</exception>
    public static History Fit<T>(this ITrainableNetwork<T> network, SequencePairs pairs, FitOptions? options = null)
        where T : unmanaged =>
        network.Fit(NotNull(pairs, nameof(pairs)).ToDataset(network), options);

    /// <summary>One optimiser step on all of some pairs. Allocates their rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The loss before the update.</returns>
    /// <exception cref="ArgumentException">The pairs do not fit the network.</exception>
    public static T TrainBatch<T>(this ITrainableNetwork<T> network, SequencePairs pairs)
        where T : unmanaged
    {
        using BatchStream<T> rows = NotNull(pairs, nameof(pairs)).ToDataset(network).Bind(network.Name, network.Inputs, network.Targets).Read(pairs.Count);
        rows.Start(null, 0, 0);
        rows.MoveNext();
        return network.TrainBatch(rows.Batch);
    }

    /// <summary>Measures on pairs, each token predicted from the right ones before it: <c>Evaluate</c> of <see cref="SequencePairs.ToDataset"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pairs">What to measure on.</param>
    /// <param name="metrics">More to measure, as <see cref="PerplexityMetric"/> and <see cref="TokenAccuracyMetric"/>. None unless given.</param>
    /// <param name="batchSize">Pairs at once, at least 1; 16 unless given, since a batch has logits of all tokens at all steps.</param>
    /// <param name="accuracy">Whether to measure the share of right tokens, too.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The pairs do not fit the network.</exception>
    public static Evaluation Evaluate<T>(this ILossNetwork<T> network, SequencePairs pairs, IReadOnlyCollection<Metric>? metrics = null, int batchSize = 16, bool accuracy = true, CancellationToken cancellation = default)
        where T : unmanaged =>
        network.Evaluate(NotNull(pairs, nameof(pairs)).ToDataset(network), metrics, batchSize, accuracy, cancellation);

    /// <summary>e to the mean of −ln p of a right token, ends included: among how many tokens, all as likely, the network chooses on average (<see cref="PerplexityMetric"/>). Smoothing of labels plays no part.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pairs">What to measure on.</param>
    /// <param name="batchSize">Pairs at once, at least 1.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The pairs do not fit the network.</exception>
    public static double Perplexity<T>(this ILossNetwork<T> network, SequencePairs pairs, int batchSize = 16, CancellationToken cancellation = default)
        where T : unmanaged
    {
        var perplexity = new PerplexityMetric();
        network.Evaluate(pairs, [perplexity], batchSize, accuracy: false, cancellation);
        return perplexity.Value;
    }

    /// <summary>Translates tokens: the most probable one each time, or by beams.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The tokens of the source.</param>
    /// <param name="beams">How to look for the best; null takes the most probable token each time. The end token is the network's, whatever the options say, and there are never more tokens than the target's input has steps where the network has attention or positions.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <returns>The tokens of the target, without the end.</returns>
    /// <exception cref="ArgumentException">The source is too long, or an id is out of range; or an option is.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static int[] TranslateTokens<T>(this ISequenceToSequence<T> network, ReadOnlySpan<int> source, BeamSearchOptions? beams = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        if (beams is null)
            return [.. Greedy(NotNull(network, nameof(network)), source, [], cancellation)];
        IReadOnlyList<BeamHypothesis> best = network.TranslateTokensBest(source, beams, cancellation);
        return [.. best.Count == 0 ? [] : best[0].Tokens.Where(token => token != network.Form.EndToken)];
    }

    /// <summary>Translates tokens by beams, and hands out what was found.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The tokens of the source.</param>
    /// <param name="beams">How to look; see <see cref="TranslateTokens"/>.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <returns>The finished hypotheses, the best first; where none has finished, those that were cut off.</returns>
    /// <exception cref="ArgumentException">As of <see cref="TranslateTokens"/>.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static IReadOnlyList<BeamHypothesis> TranslateTokensBest<T>(this ISequenceToSequence<T> network, ReadOnlySpan<int> source, BeamSearchOptions beams, CancellationToken cancellation = default)
        where T : unmanaged
    {
        NotNull(beams, nameof(beams));
        Session<int, T> session = Begin(NotNull(network, nameof(network)), source);
        session.Append([network.Form.StartToken]);
        return session.Search(beams with { EndToken = network.Form.EndToken, MaxTokens = Math.Min(beams.MaxTokens, session.MostSteps ?? int.MaxValue) }, cancellation);
    }

    /// <summary>Translates a text: the most probable token each time, or by beams.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="beams">How to look for the best; null takes the most probable token each time. See <see cref="TranslateTokens"/>.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The text has more tokens than the source's input has steps, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has no tokenizers of both inputs.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static string Translate<T>(this ISequenceToSequence<T> network, string text, BeamSearchOptions? beams = null, CancellationToken cancellation = default)
        where T : unmanaged =>
        beams is null ? string.Concat(network.TranslatePieces(text, cancellation)) : network.TranslateBest(text, beams, cancellation)[0].Text;

    /// <summary>Translates a text by beams, and hands out what was found.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="beams">How to look; see <see cref="TranslateTokens"/>.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <returns>The finished translations, the best first; where none has finished, those that were cut off. At least one.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Translate"/>.</exception>
    /// <exception cref="InvalidOperationException">As of <see cref="Translate"/>.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static IReadOnlyList<Translation> TranslateBest<T>(this ISequenceToSequence<T> network, string text, BeamSearchOptions beams, CancellationToken cancellation = default)
        where T : unmanaged
    {
        NotNull(beams, nameof(beams));
        (int[] source, Tokenizer tokenizer, int[] silent) = Prepare(network, text);
        return
        [
            .. network.TranslateTokensBest(source, beams with { SuppressTokens = [.. beams.SuppressTokens, .. silent] }, cancellation)
                .Select(found => new Translation(tokenizer.Decode([.. found.Tokens]), found.Tokens, found.LogProbability, found.Score, found.IsFinished)),
        ];
    }

    /// <summary>Translates a text with the most probable token each time, in pieces as they come: whole characters, of which a byte-level token may be a part. Each piece is computed when it is asked for.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">As of <see cref="Translate"/>.</exception>
    /// <exception cref="InvalidOperationException">As of <see cref="Translate"/>.</exception>
    public static IEnumerable<string> TranslatePieces<T>(this ISequenceToSequence<T> network, string text, CancellationToken cancellation = default)
        where T : unmanaged
    {
        (int[] source, Tokenizer tokenizer, int[] silent) = Prepare(network, text);
        return TextPieces.Of(tokenizer, Greedy(network, source, silent, cancellation));
    }

    /// <summary>The same on a thread of the pool, for servers that hand a translation out as it is made.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">As of <see cref="Translate"/>.</exception>
    /// <exception cref="InvalidOperationException">As of <see cref="Translate"/>.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static IAsyncEnumerable<string> TranslateAsync<T>(this ISequenceToSequence<T> network, string text, CancellationToken cancellation = default)
        where T : unmanaged =>
        TextPieces.OnPool(stop => network.TranslatePieces(text, stop), cancellation);

    private static IEnumerable<int> Greedy<T>(ISequenceToSequence<T> network, ReadOnlySpan<int> source, int[] silent, CancellationToken cancellation)
        where T : unmanaged
    {
        SequenceToSequenceForm form = network.Form;
        Session<int, T> session = Begin(network, source);
        var options = new GenerationOptions
        {
            Temperature = 0,
            MaxTokens = network.Inputs.Single(input => input.Name == form.Target).RowSize,
            StopTokens = [form.EndToken],
            SuppressTokens = silent,
        };
        return session.GenerateTokens([form.StartToken], options, cancellation);
    }

    private static Session<int, T> Begin<T>(ISequenceToSequence<T> network, ReadOnlySpan<int> source)
        where T : unmanaged
    {
        TensorDescription input = network.Inputs.Single(input => input.Name == network.Form.Source);
        return source.Length <= input.RowSize ? network.CreateSession(source)
            : throw new ArgumentException($"The source has {Text(source.Length)} tokens; expected at most {Text(input.RowSize)}, the steps of '{input.Name}'.", nameof(source));
    }

    // The tokens of the source, what makes text of those of the target, and the tokens that it makes none of.
    private static (int[] Source, Tokenizer Tokenizer, int[] Silent) Prepare<T>(ISequenceToSequence<T> network, string text)
        where T : unmanaged
    {
        SequenceToSequenceForm form = NotNull(network, nameof(network)).Form;
        Tokenizer source = Required(form.Source), target = Required(form.Target);
        int tokens = network.Inputs.Single(input => input.Name == form.Target).Vocabulary;
        if (tokens < target.Vocabulary)
            throw new InvalidOperationException($"{network.Name} has {Text(tokens)} ids of '{form.Target}', and its {target} has more.");
        return (source.Encode(NotNull(text, nameof(text))), target, [.. TextPieces.TokensWithoutText(target, tokens).Where(token => token != form.EndToken)]);

        Tokenizer Required(string input) => network.Parameters.Tokenizers[input]
            ?? throw new InvalidOperationException($"{network.Name} has no tokenizer of '{input}': set Parameters.Tokenizers[\"{input}\"], or load weights that were saved with one. TranslateTokens takes tokens.");
    }

    private static TValue NotNull<TValue>(TValue? value, string argument)
        where TValue : class => value ?? throw new ArgumentNullException(argument);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
