namespace DeepInit.Tests.Shared.Layers;

/// <summary>The largest number of each channel of an image.</summary>
internal sealed class GlobalMaxPooling2DCases() : GlobalPoolingCases(isSequence: false)
{
    public override string Kind => "GlobalMaxPooling2D";

    public override string InConformanceCases => "global_max_pool2d";

    protected override double Take(IEnumerable<double> channel) => channel.Max();
}
