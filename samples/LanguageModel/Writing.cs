namespace LanguageModel;

/// <summary>Writes as the network chooses characters.</summary>
internal static class Writing
{
    public static void Write(ILanguageModel<float> network, Tokenizer tokenizer, string prompt, GenerationOptions options, CancellationToken stop)
    {
        Console.Write(prompt);
        foreach (string piece in network.GenerateText(tokenizer, prompt, options, stop))
            Console.Write(piece);
    }
}
