namespace DeepInit.Tests.Shared.Layers;

/// <summary>The mean of each channel of an image.</summary>
internal sealed class GlobalAveragePooling2DCases() : GlobalPoolingCases(isSequence: false)
{
    public override string Kind => "GlobalAveragePooling2D";

    public override string InConformanceCases => "global_avg_pool2d";

    protected override double Take(IEnumerable<double> channel) => channel.Average();
}
