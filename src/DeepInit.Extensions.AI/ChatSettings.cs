using System.Globalization;
using Microsoft.Extensions.AI;

namespace DeepInit;

/// <summary>What of <see cref="ChatOptions"/> a language model can do, and a refusal of what it cannot.</summary>
internal static class ChatSettings
{
    /// <summary>How tokens are chosen: as the chat says, and where it says nothing as the client does.</summary>
    /// <exception cref="NotSupportedException">The chat asks for what a language model alone cannot do.</exception>
    public static GenerationOptions Generation(ChatOptions? chat, GenerationOptions own)
    {
        if (chat is null)
            return own;
        Refuse(chat);
        return own with
        {
            Temperature = Widened(chat.Temperature) ?? own.Temperature,
            TopK = chat.TopK ?? own.TopK,
            TopP = Widened(chat.TopP) ?? own.TopP,
            MaxTokens = chat.MaxOutputTokens ?? own.MaxTokens,
            Seed = chat.Seed is { } seed ? Folded(seed) : own.Seed,
        };
    }

    private static void Refuse(ChatOptions chat)
    {
        Expect(chat.Tools is not { Count: > 0 } || chat.ToolMode is NoneChatToolMode, nameof(chat.Tools), "none: it calls no tools");
        Expect(chat.ToolMode is not RequiredChatToolMode, nameof(chat.ToolMode), "null, Auto or None: it calls no tools");
        Expect(chat.ResponseFormat is null or ChatResponseFormatText, nameof(chat.ResponseFormat), "null or Text: nothing makes it write JSON");
        Expect(chat.FrequencyPenalty is null or 0, nameof(chat.FrequencyPenalty), "null or 0: LanguageModelChatOptions.Generation has a RepetitionPenalty");
        Expect(chat.PresencePenalty is null or 0, nameof(chat.PresencePenalty), "null or 0: LanguageModelChatOptions.Generation has a RepetitionPenalty");
        Expect(chat.ConversationId is null, nameof(chat.ConversationId), "null: it keeps no conversations, so that all messages are given each time");
    }

    private static void Expect(bool holds, string option, string expected)
    {
        if (!holds)
            throw new NotSupportedException($"ChatOptions.{option} cannot be honoured by a language model of DeepInit.Gen; expected {expected}.");
    }

    // The number that was written: 0.8f is 0.8, and not the double nearest to that float, so that a chat has the text of the same GenerationOptions.
    private static double? Widened(float? value) => value is { } number ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    // Every seed that fits is itself; of the others both halves count.
    private static int Folded(long seed) => seed == (int)seed ? (int)seed : unchecked((int)seed ^ (int)(seed >> 32));
}
