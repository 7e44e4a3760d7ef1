using Microsoft.Extensions.AI;

namespace DeepInit;

/// <summary>Language models for <c>Microsoft.Extensions.AI</c>.</summary>
public static class LanguageModelChat
{
    /// <summary>The network as a client for chats. It must not be trained or loaded while an answer is written.</summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="network">A network with sessions, whose output at each step are the logits of the next token.</param>
    /// <param name="tokenizer">The tokenizer that made its tokens; <c>network.Parameters.Tokenizer</c> is the one that was saved with the weights.</param>
    /// <param name="options">How a chat becomes a text, and where an answer ends.</param>
    /// <exception cref="ArgumentException">The network has logits of fewer tokens than the tokenizer has, or an option has no value.</exception>
    /// <example><code>
    /// IChatClient client = model.AsIChatClient(model.Parameters.Tokenizer!);
    /// await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("O Romeo"))
    ///     Console.Write(update);
    /// </code></example>
    public static IChatClient AsIChatClient<T>(this ISessionNetwork<int, T> network, Tokenizer tokenizer, LanguageModelChatOptions? options = null)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (tokenizer is null)
            throw new ArgumentNullException(nameof(tokenizer));
        options ??= new LanguageModelChatOptions();
        options.Check();
        return new LanguageModelChatClient<T>(network, tokenizer, options);
    }
}
