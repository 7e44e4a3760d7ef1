namespace Playground.Networks;

/// <summary>What the page does with a network that writes: the target of each character is the next one. Generated code implements it.</summary>
public interface IWritingNetwork : ITrainableNetwork<float>, ILanguageModel<float>
{
    /// <summary>One optimiser step.</summary>
    float TrainBatch(ReadOnlySpan<int> characters, ReadOnlySpan<int> target);
}
