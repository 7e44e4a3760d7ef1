using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DeepInit;

/// <summary>
/// A language model as a client for chats: what is written for <see cref="IChatClient"/> (middleware, caches, logs, user interfaces) runs on a network of this process. Made by
/// <see cref="LanguageModelChat.AsIChatClient{T}"/>.
/// </summary>
/// <remarks>
/// Any number of answers may be written at once, each by a session of its own; tokens are computed on threads of the pool. Of <see cref="ChatOptions"/> it honours <see cref="ChatOptions.Temperature"/>,
/// <see cref="ChatOptions.TopK"/>, <see cref="ChatOptions.TopP"/>, <see cref="ChatOptions.MaxOutputTokens"/>, <see cref="ChatOptions.Seed"/>, <see cref="ChatOptions.StopSequences"/> and
/// <see cref="ChatOptions.Instructions"/>; where they are not given, the options of the client. Tools, formats other than text, frequency and presence penalties and conversations that it would have to keep are refused by a
/// <see cref="NotSupportedException"/> that says which. The rest says nothing that a network could do otherwise (<see cref="ChatOptions.ModelId"/>: it has one model).
/// </remarks>
/// <typeparam name="T">The element type of the network.</typeparam>
public sealed class LanguageModelChatClient<T> : IChatClient
    where T : unmanaged
{
    private readonly ISessionNetwork<int, T> _network;
    private readonly Tokenizer _tokenizer;
    private readonly LanguageModelChatOptions _options;
    private readonly ChatClientMetadata _metadata;
    private readonly int _tokens;

    internal LanguageModelChatClient(ISessionNetwork<int, T> network, Tokenizer tokenizer, LanguageModelChatOptions options)
    {
        (_network, _tokenizer, _options) = (network, tokenizer, options);
        _metadata = new ChatClientMetadata("DeepInit.Gen", providerUri: null, network.GetType().Name);
        _tokens = network.CreateSession().OutputSize;
        TextOptions.Of(options.Generation, tokenizer, _tokens);
    }

    /// <summary>Writes an answer, and returns it when it is whole.</summary>
    /// <param name="messages">The chat so far.</param>
    /// <param name="options">How to answer; the client's own where it says nothing.</param>
    /// <param name="cancellationToken">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The chat has no message, or no token; or an option is out of range.</exception>
    /// <exception cref="NotSupportedException">An option, or a message, asks for what a language model alone cannot do.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            updates.Add(update);
        return updates.ToChatResponse();
    }

    /// <summary>
    /// Writes an answer, and hands it out in pieces as they come: whole characters, without what may yet become a stop sequence. The last update has no text, but says why the answer ended (<see cref="ChatFinishReason.Stop"/>, or
    /// <see cref="ChatFinishReason.Length"/> where it was cut off at the most tokens) and how many tokens were read and written. What is wrong is said when the first update is asked for.
    /// </summary>
    /// <param name="messages">The chat so far.</param>
    /// <param name="options">How to answer; the client's own where it says nothing.</param>
    /// <param name="cancellationToken">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The chat has no message, or no token; or an option is out of range.</exception>
    /// <exception cref="NotSupportedException">An option, or a message, asks for what a language model alone cannot do.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int[] prompt = _tokenizer.Encode(Prompt(messages, options));
        GenerationOptions generation = ChatSettings.Generation(options, _options.Generation);
        var stop = new StopSequences([.. options?.StopSequences ?? [], .. _options.StopSequences]);
        string id = Guid.NewGuid().ToString("N");

        TokenDecoder decoder = _tokenizer.CreateDecoder();
        int written = 0;
        using IEnumerator<int> tokens = await Task.Run(
            () => _network.GenerateTokens(prompt, TextOptions.Of(generation, _tokenizer, _tokens), cancellationToken).GetEnumerator(), cancellationToken).ConfigureAwait(false);
        while (!stop.IsReached && await Task.Run(tokens.MoveNext, cancellationToken).ConfigureAwait(false))
        {
            written++;
            if (stop.Append(decoder.Append(tokens.Current)) is { Length: > 0 } text)
                yield return Update([new TextContent(text)]);
        }

        if (!stop.IsReached && stop.Append(decoder.Flush()) + stop.Rest() is { Length: > 0 } rest)
            yield return Update([new TextContent(rest)]);

        ChatResponseUpdate last = Update([new UsageContent(new UsageDetails { InputTokenCount = prompt.Length, OutputTokenCount = written, TotalTokenCount = prompt.Length + written })]);
        last.FinishReason = !stop.IsReached && written == generation.MaxTokens ? ChatFinishReason.Length : ChatFinishReason.Stop;
        yield return last;

        ChatResponseUpdate Update(IList<AIContent> contents) => new(ChatRole.Assistant, contents)
        {
            ResponseId = id,
            MessageId = id,
            ModelId = _metadata.DefaultModelId,
            CreatedAt = DateTimeOffset.UtcNow,
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceType is null)
            throw new ArgumentNullException(nameof(serviceType));
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_network) ? _network
            : serviceType.IsInstanceOfType(_tokenizer) ? _tokenizer : null;
    }

    /// <summary>Does nothing: the network is the caller's.</summary>
    public void Dispose()
    {
    }

    private string Prompt(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ChatMessage[] chat = [.. messages ?? throw new ArgumentNullException(nameof(messages))];
        if (chat.Length == 0)
            throw new ArgumentException("The chat has no message; expected at least one, which the answer goes on from.", nameof(messages));
        if (options?.Instructions is { Length: > 0 } instructions)
            chat = [new ChatMessage(ChatRole.System, instructions), .. chat];
        return _options.Prompt(chat) ?? throw new InvalidOperationException("LanguageModelChatOptions.Prompt has returned null; expected the text before the answer.");
    }
}
