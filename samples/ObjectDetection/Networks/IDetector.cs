namespace ObjectDetection;

/// <summary>What the generated networks have alike, whatever the size of their scenes and the number of their classes.</summary>
internal interface IDetector : ITrainableNetwork<float>
{
    void Predict(ReadOnlySpan<float> image, ReadOnlySpan<float> assigned, Span<float> scores, Span<float> boxes);

    float TrainBatch(ReadOnlySpan<float> image, ReadOnlySpan<float> assigned, ReadOnlySpan<float> quality, ReadOnlySpan<float> offsets);
}
