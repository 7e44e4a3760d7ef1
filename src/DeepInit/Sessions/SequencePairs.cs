using System.Globalization;

namespace DeepInit;

/// <summary>Pairs of token sequences, such as sentences and their translations, for a network with <see cref="SequenceToSequenceAttribute"/>: without marks, padding or shifts, which are the network's own affair.</summary>
/// <remarks>Of a target y₁ … yₙ the network's decoder reads start, y₁ … yₙ, and learns to say y₁ … yₙ, end.</remarks>
/// <example><code>
/// var pairs = SequencePairs.OfTexts(german, germanWords, english, englishWords);
/// model.Fit(pairs, new FitOptions { Epochs = 8, BatchSize = 64 });
/// Console.WriteLine(model.Perplexity(heldOut));
/// </code></example>
public sealed class SequencePairs
{
    private readonly IReadOnlyList<int[]> _sources;
    private readonly IReadOnlyList<int[]> _targets;

    /// <summary>Pairs of tokens.</summary>
    /// <param name="sources">What is read, at least one. They are not copied.</param>
    /// <param name="targets">What is made of each. They are not copied.</param>
    /// <exception cref="ArgumentException">There is none, not as many of both, or one is null.</exception>
    public SequencePairs(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets)
    {
        _sources = sources ?? throw new ArgumentNullException(nameof(sources));
        _targets = targets ?? throw new ArgumentNullException(nameof(targets));
        if (sources.Count == 0 || sources.Count != targets.Count)
            throw new ArgumentException($"There are {Text(sources.Count)} sources and {Text(targets.Count)} targets; expected one of each, or as many of both.", nameof(targets));
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i] is null || targets[i] is null)
                throw new ArgumentException($"The {(sources[i] is null ? "source" : "target")} of pair {Text(i)} is null.", sources[i] is null ? nameof(sources) : nameof(targets));
        }
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => _sources.Count;

    /// <summary>Whether pairs are left out that are longer than the network's inputs have steps; false, the default, refuses them.</summary>
    public bool SkipsLong { get; init; }

    /// <summary>Pairs of texts.</summary>
    /// <param name="sources">What is read, at least one.</param>
    /// <param name="sourceTokenizer">What makes tokens of it.</param>
    /// <param name="targets">What is made of each.</param>
    /// <param name="targetTokenizer">What makes tokens of that; its <see cref="SpecialTokens.Begin"/> and <see cref="SpecialTokens.End"/> are the network's marks.</param>
    /// <exception cref="ArgumentException">There is none, or not as many of both.</exception>
    public static SequencePairs OfTexts(IReadOnlyList<string> sources, Tokenizer sourceTokenizer, IReadOnlyList<string> targets, Tokenizer targetTokenizer)
    {
        return new(Encoded(sources, nameof(sources), sourceTokenizer, nameof(sourceTokenizer)), Encoded(targets, nameof(targets), targetTokenizer, nameof(targetTokenizer)));

        static int[][] Encoded(IReadOnlyList<string> texts, string argument, Tokenizer tokenizer, string tokenizerArgument) =>
            [.. (texts ?? throw new ArgumentNullException(argument)).Select((tokenizer ?? throw new ArgumentNullException(tokenizerArgument)).EncodeAlone)];
    }

    /// <summary>Rows for a network: its source, what its decoder reads, and what it learns to say.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The network has no <see cref="SequenceToSequenceAttribute"/>; a pair is too long, has an id out of range, or padding; or all pairs were left out. The message says which.</exception>
    public Dataset<T> ToDataset<T>(ILossNetwork<T> network)
        where T : unmanaged
    {
        SequenceToSequenceForm form = FormOf(network);
        TensorDescription source = network.Inputs.Single(input => input.Name == form.Source), target = network.Inputs.Single(input => input.Name == form.Target);
        if (network.Targets.Count != 1 || !network.Targets[0].IsClassIndex || network.Targets[0].RowSize != target.RowSize)
            throw new ArgumentException($"{network.Name} has the targets {string.Join(", ", network.Targets)}; pairs need one, of classes at each step of '{target.Name}'.", nameof(network));

        int[] kept = [.. Enumerable.Range(0, Count).Where(i => !SkipsLong || (_sources[i].Length <= source.RowSize && _targets[i].Length < target.RowSize))];
        if (kept.Length == 0)
            throw new ArgumentException($"All {Text(Count)} pairs are longer than the {Text(source.RowSize)} steps of '{source.Name}', or the {Text(target.RowSize)} of '{target.Name}' less a mark.");
        int[] read = Filled(source, kept.Length), said = Filled(target, kept.Length), next = new int[said.Length];
        int[] readLengths = new int[kept.Length], saidLengths = new int[kept.Length];
        for (int row = 0; row < kept.Length; row++)
        {
            int[] words = _sources[kept[row]], translation = _targets[kept[row]];
            Check(words, source, source.RowSize, kept[row], "source");
            Check(translation, target, target.RowSize - 1, kept[row], "target");
            words.CopyTo(read, row * source.RowSize);
            int start = row * target.RowSize;
            said[start] = form.StartToken;
            translation.CopyTo(said, start + 1);
            translation.CopyTo(next, start);
            next[start + translation.Length] = form.EndToken;
            readLengths[row] = words.Length;
            saidLengths[row] = translation.Length + 1;
        }

        return With(With(new Dataset<T>(), source, read, readLengths), target, said, saidLengths).WithClasses(network.Targets[0].Name, next);
    }

    /// <summary>What a network with the attribute says of itself.</summary>
    internal static SequenceToSequenceForm FormOf<T>(INetwork<T> network)
        where T : unmanaged =>
        network is ISequenceToSequence<T> { Form: var form } ? form
            : throw new ArgumentException($"{(network ?? throw new ArgumentNullException(nameof(network))).Name} has no [SequenceToSequence], which says what it reads, and what it makes of that.", nameof(network));

    private static int[] Filled(TensorDescription input, int rows)
    {
        var ids = new int[checked(rows * input.RowSize)];
        if (input.PaddingIndex is { } padding)
            ids.AsSpan().Fill(padding);
        return ids;
    }

    private static Dataset<T> With<T>(Dataset<T> data, TensorDescription input, int[] ids, int[] lengths)
        where T : unmanaged =>
        input.HasLengths && input.PaddingIndex is null ? data.WithIds(input.Name, ids, lengths) : data.WithIds(input.Name, ids);

    private static void Check(int[] tokens, TensorDescription input, int room, int pair, string side)
    {
        string place = $"The {side} of pair {Text(pair)}";
        bool isFixed = input.PaddingIndex is null && !input.HasLengths;
        if (tokens.Length > room || (isFixed && tokens.Length < room))
        {
            throw new ArgumentException(
                $"{place} has {Text(tokens.Length)} tokens; expected {(isFixed ? "" : "at most ")}{Text(room)}, for '{input.Name}' has {Text(input.RowSize)} steps{(room < input.RowSize ? ", one of them for a mark" : "")}{(isFixed ? "" : ". SkipsLong leaves such pairs out")}.");
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)input.Vocabulary)
                throw new ArgumentException($"{place} has {Text(tokens[i])} as token {Text(i)}; '{input.Name}' has ids 0 to {Text(input.Vocabulary - 1)}.");
            if (tokens[i] == input.PaddingIndex)
                throw new ArgumentException($"{place} has {Text(tokens[i])} as token {Text(i)}, the padding of '{input.Name}', and no token.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
