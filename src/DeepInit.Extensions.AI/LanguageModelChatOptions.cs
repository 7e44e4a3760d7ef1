using Microsoft.Extensions.AI;

namespace DeepInit;

/// <summary>How a chat becomes the beginning of a text that a language model goes on with.</summary>
public sealed record LanguageModelChatOptions
{
    /// <summary>
    /// Makes the text before the answer of the messages, of which <see cref="ChatOptions.Instructions"/>, where there are any, are the first, a message of the system. Unless given: the text of a single message as it is, which suits a model of plain text;
    /// of several, a line for each, <c>user: …</c>, and <c>assistant:</c> at the end; a message that has something else than text (a picture, the result of a tool) is refused. Give what the model was trained on.
    /// </summary>
    public Func<IReadOnlyList<ChatMessage>, string> Prompt { get; init; } = Lines;

    /// <summary>
    /// Texts at which an answer ends, beside those of <see cref="ChatOptions.StopSequences"/>; they are no part of it. None unless given. A chat that is written as lines ends well at <c>"\nuser:"</c>.
    /// </summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>How tokens are chosen where <see cref="ChatOptions"/> say nothing of it. Its <see cref="GenerationOptions.Seed"/> holds for every answer: the same chat has the same answer.</summary>
    public GenerationOptions Generation { get; init; } = new();

    internal void Check()
    {
        Require(Prompt, nameof(Prompt), "a function of the messages");
        Require(StopSequences, nameof(StopSequences), "a list, which may be empty");
        Require(Generation, nameof(Generation), "options");
    }

    private static void Require(object? value, string name, string expected)
    {
        if (value is null)
            throw new ArgumentException($"LanguageModelChatOptions.{name} is null; expected {expected}.", name);
    }

    private static string Lines(IReadOnlyList<ChatMessage> messages)
    {
        for (int i = 0; i < messages.Count; i++)
        {
            if (messages[i].Contents.FirstOrDefault(content => content is not TextContent) is { } other)
                throw new NotSupportedException($"Message {i + 1} of {messages.Count} has a {other.GetType().Name}; expected text alone. LanguageModelChatOptions.Prompt can make text of it.");
        }

        return messages.Count == 1 ? messages[0].Text : string.Concat(messages.Select(message => $"{message.Role.Value}: {message.Text}\n")) + ChatRole.Assistant.Value + ":";
    }
}
