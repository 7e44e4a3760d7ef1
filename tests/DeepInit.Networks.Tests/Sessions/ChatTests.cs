using Microsoft.Extensions.AI;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Goes on counting: the characters a to h, behind the four marks of a tokenizer, again and again.</summary>
[Network]
[LanguageModel]
[Input("tokens", 8, Vocabulary = 30)]
[Embedding(16)]
[Dense(30)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 5e-2)]
public sealed partial class Alphabet;

/// <summary>Language models as clients for chats.</summary>
public sealed class ChatTests
{
    private static readonly Tokenizer Letters = CharacterTokenizer.Fit(["abcdefgh:\n stuyrinm"]);
    private static readonly Lazy<Alphabet> Trained = new(Train);

    [Fact]
    public async Task AnAnswerStreamsAndSaysWhyItEndedAndWhatItTook()
    {
        IChatClient client = Client();
        var pieces = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("abc", new ChatOptions { MaxOutputTokens = 6, Temperature = 0 }))
            pieces.Add(update);

        Assert.Equal(["d", "e", "f", "g", "h", "a", ""], pieces.Select(update => update.Text));
        Assert.All(pieces, update => Assert.Equal((ChatRole.Assistant, pieces[0].MessageId, "Alphabet"), (update.Role, update.MessageId, update.ModelId)));
        Assert.All(pieces.SkipLast(1), update => Assert.Null(update.FinishReason));
        Assert.Equal(ChatFinishReason.Length, pieces[^1].FinishReason);

        ChatResponse whole = await client.GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 6, Temperature = 0 });
        Assert.Equal("defgha", whole.Text);
        Assert.Equal((ChatFinishReason.Length, "Alphabet"), (whole.FinishReason, whole.ModelId));
        Assert.Equal((3, 6, 9), (whole.Usage!.InputTokenCount, whole.Usage.OutputTokenCount, whole.Usage.TotalTokenCount));
    }

    [Theory]
    [InlineData("ghab", "def", 7)]      // over several tokens
    [InlineData("e", "d", 2)]
    [InlineData("ghb", "defghabcdefg", 12)]     // begun, and never complete: nothing is lost
    [InlineData("efgx", "defghabcdefg", 12)]    // held back at the very end
    public async Task AnAnswerEndsWhereAStopSequenceIsComplete(string sequence, string expected, int tokens)
    {
        ChatResponse answer = await Client().GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 12, Temperature = 0, StopSequences = [sequence] });
        Assert.Equal(expected, answer.Text);
        Assert.Equal(tokens, answer.Usage!.OutputTokenCount);
        Assert.Equal(tokens < 12 ? ChatFinishReason.Stop : ChatFinishReason.Length, answer.FinishReason);
        Assert.Equal(expected, (await Client(new() { StopSequences = [sequence] }).GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 12, Temperature = 0, StopSequences = ["xyz"] })).Text);
    }

    // Against the plain rule: the sequence that is complete first, and of those that end together the longest, is where the text ends.
    [Fact]
    public void WhereThePiecesAreCutDoesNotMatter()
    {
        var random = new Random(3);
        for (int trial = 0; trial < 3000; trial++)
        {
            string text = Draw(random.Next(0, 14));
            string[] sequences = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Draw(random.Next(0, 5)))];
            string expected = text;
            for (int end = 1; end <= text.Length && expected.Length == text.Length; end++)
            {
                string[] complete = [.. sequences.Where(sequence => sequence != "" && text[..end].EndsWith(sequence, StringComparison.Ordinal))];
                if (complete.Length > 0)
                    expected = text[..(end - complete.Max(sequence => sequence.Length))];
            }

            var stop = new StopSequences(sequences);
            string found = "";
            for (int at = 0; at < text.Length && !stop.IsReached;)
            {
                int length = Math.Min(random.Next(0, 4), text.Length - at);
                found += stop.Append(text.Substring(at, length));
                at += length;
            }

            Assert.Equal(expected, found + stop.Rest());
        }

        string Draw(int length) => new([.. Enumerable.Range(0, length).Select(_ => "ab"[random.Next(2)])]);
    }

    [Fact]
    public async Task OptionsOfTheChatAreThoseOfTheGeneration()
    {
        Alphabet network = new(1);
        IChatClient client = network.AsIChatClient(Letters, new() { Generation = new() { MaxTokens = 40, Temperature = 2, Seed = 3 } });
        Assert.Equal(Text(new() { MaxTokens = 40, Temperature = 2, Seed = 3 }), (await client.GetResponseAsync("abc")).Text);
        Assert.Equal(Text(new() { MaxTokens = 40, Temperature = 2, Seed = 3 }), (await client.GetResponseAsync("abc", new ChatOptions())).Text);
        Assert.Equal(
            Text(new() { MaxTokens = 30, Temperature = 0.8, TopK = 9, TopP = 0.7, Seed = -5 }),
            (await client.GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 30, Temperature = 0.8f, TopK = 9, TopP = 0.7f, Seed = -5 })).Text);
        Assert.NotEqual(
            (await client.GetResponseAsync("abc", new ChatOptions { Seed = 1L << 40 })).Text, (await client.GetResponseAsync("abc", new ChatOptions { Seed = 1L << 41 })).Text);

        string Text(GenerationOptions options) => string.Concat(network.GenerateText(Letters, "abc", options));
    }

    [Fact]
    public async Task AChatOfSeveralMessagesBecomesLines()
    {
        string? seen = null;
        Func<IReadOnlyList<ChatMessage>, string> lines = new LanguageModelChatOptions().Prompt;
        IChatClient client = Client(new() { Prompt = messages => seen = lines(messages) });
        ChatMessage[] chat = [new(ChatRole.User, "abc"), new(ChatRole.Assistant, "de"), new(ChatRole.User, "f")];
        await client.GetResponseAsync(chat, new ChatOptions { MaxOutputTokens = 1 });
        Assert.Equal("user: abc\nassistant: de\nuser: f\nassistant:", seen);
        await client.GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 1 });
        Assert.Equal("abc", seen);
        await client.GetResponseAsync("abc", new ChatOptions { MaxOutputTokens = 1, Instructions = "be" });
        Assert.Equal("system: be\nuser: abc\nassistant:", seen);
    }

    [Fact]
    public async Task ACancelledAnswerEndsBetweenTokens()
    {
        using var stop = new CancellationTokenSource();
        int updates = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in Client().GetStreamingResponseAsync("abc", new ChatOptions { MaxOutputTokens = 1_000_000 }, stop.Token))
            {
                if (++updates == 5)
                    await stop.CancelAsync();
            }
        });
        Assert.Equal(5, updates);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().GetResponseAsync("abc", null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task WhatCannotBeHonouredIsSaid()
    {
        await Refused(new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one")] }, "Tools");
        await Refused(new ChatOptions { ToolMode = ChatToolMode.RequireAny }, "ToolMode");
        await Refused(new ChatOptions { ResponseFormat = ChatResponseFormat.Json }, "ResponseFormat");
        await Refused(new ChatOptions { FrequencyPenalty = 0.5f }, "FrequencyPenalty");
        await Refused(new ChatOptions { PresencePenalty = 0.5f }, "PresencePenalty");
        await Refused(new ChatOptions { ConversationId = "7" }, "ConversationId");
        var fine = new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one")], ToolMode = ChatToolMode.None, ResponseFormat = ChatResponseFormat.Text, PresencePenalty = 0, MaxOutputTokens = 2, ModelId = "any" };
        Assert.Equal("de", (await Client().GetResponseAsync("abc", fine)).Text);

        Assert.Contains("Temperature", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Client().GetResponseAsync("abc", new ChatOptions { Temperature = -1 }))).Message);
        Assert.Contains("no message", (await Assert.ThrowsAsync<ArgumentException>(() => Client().GetResponseAsync([]))).Message);
        Assert.Contains("no token", (await Assert.ThrowsAsync<ArgumentException>(() => Client().GetResponseAsync(""))).Message);
        ChatMessage picture = new(ChatRole.User, [new TextContent("abc"), new DataContent(new byte[] { 1 }, "image/png")]);
        Assert.Contains("Message 1 of 1 has a DataContent", (await Assert.ThrowsAsync<NotSupportedException>(() => Client().GetResponseAsync([picture]))).Message);
        Assert.Contains("Prompt", Assert.Throws<ArgumentException>(() => Client(new() { Prompt = null! })).Message);
        Assert.Contains("has more", Assert.Throws<ArgumentException>(() => Trained.Value.AsIChatClient(CharacterTokenizer.Fit(["abcdefghijklmnopqrstuvwxyz0123456789"]))).Message);

        static async Task Refused(ChatOptions options, string name) =>
            Assert.Contains("ChatOptions." + name, (await Assert.ThrowsAsync<NotSupportedException>(() => Client().GetResponseAsync("abc", options))).Message);
    }

    [Fact]
    public async Task ManyAnswersAreWrittenAtOnceAndServicesAreFound()
    {
        IChatClient client = Client();
        ChatResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => client.GetResponseAsync("abcdefgh"[i].ToString(), new ChatOptions { MaxOutputTokens = 16, Temperature = 0 })));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => "bcdefgha"[i]), answers.Select(answer => answer.Text[0]));
        Assert.All(answers, answer => Assert.Equal(16, answer.Text.Length));

        Assert.Same(Trained.Value, client.GetService<Alphabet>());
        Assert.Same(Letters, client.GetService<Tokenizer>());
        Assert.Equal("Alphabet", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Null(client.GetService(typeof(Tokenizer), "key"));
    }

    private static IChatClient Client(LanguageModelChatOptions? options = null) => Trained.Value.AsIChatClient(Letters, options);

    private static Alphabet Train()
    {
        var network = new Alphabet(1);
        int[] tokens = Letters.Encode(string.Concat(Enumerable.Repeat("abcdefgh", 40)));
        network.Fit(new TokenStream(tokens) { Stride = 1 }, new FitOptions { Epochs = 12, BatchSize = 16 });
        return network;
    }
}
