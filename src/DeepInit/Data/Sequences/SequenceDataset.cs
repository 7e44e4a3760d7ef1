namespace DeepInit;

/// <summary>
/// Datasets of rows that have different lengths: each is cut to the steps of the network's input and padded behind, as the input is declared. An input with a
/// <see cref="InputAttribute.PaddingIndex"/> gets that, one with <see cref="InputAttribute.Lengths"/> the lengths beside its values.
/// </summary>
/// <remarks>
/// Ids are checked here, so that a row of thousands that has a wrong one is named before training begins. Takes memory for all rows at full length; padding is not computed by the
/// network, and what a row comes to does not depend on it.
/// </remarks>
/// <example><code>
/// int[][] rows = [.. texts.Select(text => tokenizer.Encode(text))];
/// Dataset&lt;float&gt; data = SequenceDataset.Of(model, rows, labels);
/// model.Fit(data, new FitOptions { Epochs = 10 });
/// </code></example>
public static class SequenceDataset
{
    /// <summary>Rows of ids, without targets: for prediction.</summary>
    /// <param name="network">The network, of one input, which is of ids.</param>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has another input, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(INetwork<T> network, IReadOnlyList<int[]> rows, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        new Dataset<T>().WithSequences(network, OnlyInput(network), rows, truncation);

    /// <summary>Rows of ids, and a class for each.</summary>
    /// <param name="network">The network, of one input, which is of ids, and one target.</param>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="classes">The class of each row, counted from 0; where the target has several, those of all rows one after another.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has other inputs or targets, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(ILossNetwork<T> network, IReadOnlyList<int[]> rows, int[] classes, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        Of(network, rows, truncation).WithClasses(OnlyTarget(network).Name, classes);

    /// <summary>Rows of ids, and numbers for each.</summary>
    /// <param name="network">The network, of one input, which is of ids, and one target.</param>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="target">The target, row after row.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has other inputs or targets, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(ILossNetwork<T> network, IReadOnlyList<int[]> rows, T[] target, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        Of(network, rows, truncation).WithTarget(OnlyTarget(network).Name, target);

    /// <summary>Rows of numbers, without targets: for prediction.</summary>
    /// <param name="network">The network, of one input, which is of numbers.</param>
    /// <param name="rows">The numbers of each row, step after step.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has another input, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(INetwork<T> network, IReadOnlyList<T[]> rows, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        new Dataset<T>().WithSequences(network, OnlyInput(network), rows, truncation);

    /// <summary>Rows of numbers, and a class for each.</summary>
    /// <param name="network">The network, of one input, which is of numbers, and one target.</param>
    /// <param name="rows">The numbers of each row, step after step.</param>
    /// <param name="classes">The class of each row, counted from 0; where the target has several, those of all rows one after another.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has other inputs or targets, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(ILossNetwork<T> network, IReadOnlyList<T[]> rows, int[] classes, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        Of(network, rows, truncation).WithClasses(OnlyTarget(network).Name, classes);

    /// <summary>Rows of numbers, and numbers to learn for each.</summary>
    /// <param name="network">The network, of one input, which is of numbers, and one target.</param>
    /// <param name="rows">The numbers of each row, step after step.</param>
    /// <param name="target">The target, row after row.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has other inputs or targets, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> Of<T>(ILossNetwork<T> network, IReadOnlyList<T[]> rows, T[] target, Truncation truncation = Truncation.End)
        where T : unmanaged =>
        Of(network, rows, truncation).WithTarget(OnlyTarget(network).Name, target);

    /// <summary>Adds an input of rows of ids, for networks that have several.</summary>
    /// <param name="data">What it is added to.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">The name of its input.</param>
    /// <param name="rows">The ids of each row.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has no such input, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> WithSequences<T>(this Dataset<T> data, INetwork<T> network, string input, IReadOnlyList<int[]> rows, Truncation truncation = Truncation.End)
        where T : unmanaged
    {
        var padding = new SequencePadding(InputOf(data, network, input), truncation);
        int[] ids = padding.Ids(rows ?? throw new ArgumentNullException(nameof(rows)));
        return padding.Lengths is { } lengths ? data.WithIds(input, ids, lengths) : data.WithIds(input, ids);
    }

    /// <summary>Adds an input of rows of numbers, for networks that have several.</summary>
    /// <param name="data">What it is added to.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">The name of its input.</param>
    /// <param name="rows">The numbers of each row, step after step.</param>
    /// <param name="truncation">What is left out of a row that is too long; its end unless given.</param>
    /// <exception cref="ArgumentException">The network has no such input, or a row is not as it reads them; the message names the row.</exception>
    public static Dataset<T> WithSequences<T>(this Dataset<T> data, INetwork<T> network, string input, IReadOnlyList<T[]> rows, Truncation truncation = Truncation.End)
        where T : unmanaged
    {
        var padding = new SequencePadding(InputOf(data, network, input), truncation);
        T[] values = padding.Values(rows ?? throw new ArgumentNullException(nameof(rows)));
        return padding.Lengths is { } lengths ? data.WithInput(input, values, lengths) : data.WithInput(input, values);
    }

    private static TensorDescription InputOf<T>(Dataset<T> data, INetwork<T> network, string input)
        where T : unmanaged
    {
        _ = data ?? throw new ArgumentNullException(nameof(data));
        IReadOnlyList<TensorDescription> inputs = (network ?? throw new ArgumentNullException(nameof(network))).Inputs;
        return inputs.FirstOrDefault(i => i.Name == input) ??
            throw new ArgumentException($"{network.Name} has no input '{Excerpt.Of(input ?? "null")}'; its inputs are {string.Join(", ", inputs)}.", nameof(input));
    }

    private static string OnlyInput<T>(INetwork<T> network)
        where T : unmanaged
    {
        IReadOnlyList<TensorDescription> inputs = (network ?? throw new ArgumentNullException(nameof(network))).Inputs;
        return inputs.Count == 1
            ? inputs[0].Name
            : throw new ArgumentException($"{network.Name} has the inputs {string.Join(", ", inputs)}; expected one. Add each by WithSequences, With…", nameof(network));
    }

    private static TensorDescription OnlyTarget<T>(ILossNetwork<T> network)
        where T : unmanaged =>
        network.Targets.Count == 1
            ? network.Targets[0]
            : throw new ArgumentException($"{network.Name} has {network.Targets.Count} targets; expected one. Add each by WithTarget or WithClasses.", nameof(network));
}
