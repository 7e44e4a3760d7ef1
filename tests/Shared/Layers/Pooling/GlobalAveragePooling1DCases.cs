namespace DeepInit.Tests.Shared.Layers;

/// <summary>The mean of each channel of a sequence.</summary>
internal sealed class GlobalAveragePooling1DCases() : GlobalPoolingCases(isSequence: true)
{
    public override string Kind => "GlobalAveragePooling1D";

    public override string InConformanceCases => "global_avg_pool1d";

    protected override double Take(IEnumerable<double> channel) => channel.Average();
}
