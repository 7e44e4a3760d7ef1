namespace Playground.Networks;

/// <summary>What the page does with a network: four hidden layers of 16 on points of the plane, one probability. Generated code implements it.</summary>
public interface IPlaygroundNetwork : ITrainableNetwork<float>
{
    /// <summary>One optimiser step.</summary>
    float TrainBatch(ReadOnlySpan<float> x, ReadOnlySpan<float> target);

    /// <summary>The gradients of the loss, without a step.</summary>
    float ComputeGradients(ReadOnlySpan<float> x, ReadOnlySpan<float> target);

    /// <summary>The values of every layer.</summary>
    void Predict(ReadOnlySpan<float> x, Span<float> hidden1, Span<float> hidden2, Span<float> hidden3, Span<float> hidden4, Span<float> probability);
}
