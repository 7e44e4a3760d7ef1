namespace DeepInit.Tests.Shared.Layers;

/// <summary>The largest number of each channel of a sequence.</summary>
internal sealed class GlobalMaxPooling1DCases() : GlobalPoolingCases(isSequence: true)
{
    public override string Kind => "GlobalMaxPooling1D";

    public override string InConformanceCases => "global_max_pool1d";

    protected override double Take(IEnumerable<double> channel) => channel.Max();
}
