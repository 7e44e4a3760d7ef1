namespace LanguageModel;

/// <summary>Writes as the network chooses characters.</summary>
internal static class Writing
{
    public static void Write(ILanguageModel<float> network, Tokenizer tokenizer, string prompt, GenerationOptions options, CancellationToken stop)
    {
        TokenDecoder decoder = tokenizer.CreateDecoder();
        Console.Write(prompt);
        foreach (int token in network.GenerateTokens(tokenizer.Encode(prompt), options, stop))
            Console.Write(decoder.Append(token));
        Console.Write(decoder.Flush());
    }
}
