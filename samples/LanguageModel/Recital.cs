namespace LanguageModel;

/// <summary>Has the network write a few lines after every epoch.</summary>
internal sealed class Recital(ILanguageModel<float> network, Tokenizer tokenizer, string prompt) : TrainingCallback
{
    public override void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
        Console.WriteLine();
        Writing.Write(network, tokenizer, prompt, new GenerationOptions { MaxTokens = 160, Temperature = 0.8, Seed = epoch.Epoch }, CancellationToken.None);
        Console.WriteLine("\n");
    }
}
