using System.Globalization;

namespace DeepInit;

/// <summary>
/// A text as one sequence of tokens, cut into rows for a network that predicts the next token: row r are the tokens from r · <see cref="Stride"/> on, as many as the network's input has steps, and its targets are the
/// same one token later.
/// </summary>
/// <remarks>
/// The network has one input, of ids, and one target, of classes at each step; <see cref="LanguageModelAttribute"/> proves the rest. The last row ends with the last token, and so may have tokens in common with the row before it. Takes memory for all rows: 8 bytes for each of
/// their tokens, so that a smaller stride takes more.
/// </remarks>
/// <example><code>
/// int[] tokens = tokenizer.Encode(text);
/// var train = new TokenStream(tokens[..^10000]) { Stride = 16 };
/// var held = new TokenStream(tokens[^10000..]);
/// model.Fit(train, new FitOptions { Epochs = 5, BatchSize = 32, Validation = held.ToDataset(model) });
/// Console.WriteLine(model.Perplexity(held));
/// </code></example>
public sealed class TokenStream
{
    private readonly int[] _tokens;
    private readonly int? _stride;

    /// <summary>A text.</summary>
    /// <param name="tokens">Its tokens, at least 2. They are not copied.</param>
    /// <exception cref="ArgumentException">There are fewer than 2.</exception>
    public TokenStream(int[] tokens)
    {
        _tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));
        if (tokens.Length < 2)
            throw new ArgumentException($"The text has {Counted.Of(tokens.Length, "token")}; expected at least 2, one to predict the other from.", nameof(tokens));
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Length;

    /// <summary>Tokens from the beginning of a row to that of the next, at least 1; null, the default, for the steps of a row, so that each token is predicted once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int? Stride
    {
        get => _stride;
        init => _stride = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Stride must be at least 1.");
    }

    /// <summary>The rows, for a network.</summary>
    /// <param name="network">The network, whose input says how many steps a row has.</param>
    /// <exception cref="ArgumentException">The network has other inputs or targets, the text is shorter than a row and a token, or a token is none of the network's; the message says which.</exception>
    public Dataset<T> ToDataset<T>(ILossNetwork<T> network)
        where T : unmanaged
    {
        (TensorDescription input, TensorDescription target) = Check(network);
        int context = input.Shape[0], stride = Stride ?? context;
        if (_tokens.Length <= context)
            throw new ArgumentException($"The text has {Text(_tokens.Length)} tokens; expected at least {Text(context + 1)}: the {Text(context)} steps of '{input.Name}', and one to predict.");
        if (Array.FindIndex(_tokens, token => token < 0 || token >= input.Vocabulary) is var wrong and >= 0)
            throw new ArgumentException($"Token {Text(wrong)} of the text is {Text(_tokens[wrong])}; '{input.Name}' has ids 0 to {Text(input.Vocabulary - 1)}.");

        if (input.PaddingIndex is { } padding && Array.IndexOf(_tokens, padding) is var at and >= 0)
            throw new ArgumentException($"Token {Text(at)} of the text is {Text(padding)}, the padding of '{input.Name}', and no token.");

        // The last row begins where a whole one still fits.
        int last = _tokens.Length - 1 - context;
        int rows = checked((int)(((long)last + stride - 1) / stride) + 1);
        var ids = new int[checked((long)rows * context)];
        var next = new int[ids.Length];
        for (int r = 0; r < rows; r++)
        {
            int start = (int)Math.Min((long)r * stride, last);
            Array.Copy(_tokens, start, ids, r * context, context);
            Array.Copy(_tokens, start + 1, next, r * context, context);
        }

        var data = new Dataset<T>();
        data = input.HasLengths && input.PaddingIndex is null ? data.WithIds(input.Name, ids, Enumerable.Repeat(context, rows).ToArray()) : data.WithIds(input.Name, ids);
        return data.WithClasses(target.Name, next);
    }

    private static (TensorDescription Input, TensorDescription Target) Check<T>(ILossNetwork<T> network)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (network.Inputs.Count != 1 || network.Inputs[0].Vocabulary == 0 || network.Inputs[0].Shape.Count != 1)
            throw new ArgumentException($"{network.Name} reads {string.Join(", ", network.Inputs)}; a text needs one input of ids, [steps].", nameof(network));
        if (network.Targets.Count != 1 || !network.Targets[0].IsClassIndex || network.Targets[0].Shape.Count != 1 || network.Targets[0].Shape[0] != network.Inputs[0].Shape[0])
            throw new ArgumentException($"{network.Name} has the targets {string.Join(", ", network.Targets)}; a text needs one, of classes at each of the {Text(network.Inputs[0].Shape[0])} steps.", nameof(network));
        return (network.Inputs[0], network.Targets[0]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
