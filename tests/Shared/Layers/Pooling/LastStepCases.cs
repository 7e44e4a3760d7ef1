namespace DeepInit.Tests.Shared.Layers;

/// <summary>The last step of a sequence.</summary>
internal sealed class LastStepCases() : GlobalPoolingCases(isSequence: true)
{
    public override string Kind => "LastStep";

    public override string InConformanceCases => "last_step";

    protected override double Take(IEnumerable<double> channel) => channel.Last();
}
