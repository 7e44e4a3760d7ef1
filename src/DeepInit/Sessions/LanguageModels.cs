namespace DeepInit;

/// <summary>Trains and measures networks that predict the next token of a text.</summary>
public static class LanguageModels
{
    /// <summary>Trains on the rows of a text: <c>Fit</c> of <see cref="TokenStream.ToDataset"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">As of every <c>Fit</c>.</param>
    /// <exception cref="ArgumentException">The text does not fit the network, or options contradict each other.</exception>
    /// <exception cref="FitCanceledException">Training was cancelled; the exception has the history so far, and the network is whole.</exception>
    public static History Fit<T>(this ITrainableNetwork<T> network, TokenStream text, FitOptions? options = null)
        where T : unmanaged =>
        network.Fit((text ?? throw new ArgumentNullException(nameof(text))).ToDataset(network), options);

    /// <summary>e to the mean loss of a token: among how many tokens, all as likely, the network chooses on average. Where the loss is the cross entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">The text.</param>
    /// <param name="batchSize">Rows at once, at least 1.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The text does not fit the network.</exception>
    public static double Perplexity<T>(this ILossNetwork<T> network, TokenStream text, int batchSize = 64, CancellationToken cancellation = default)
        where T : unmanaged =>
        Math.Exp(network.Evaluate((text ?? throw new ArgumentNullException(nameof(text))).ToDataset(network), batchSize: batchSize, cancellation: cancellation).Loss);
}
