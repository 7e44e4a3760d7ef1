namespace DeepInit.Gen.Specs;

/// <summary>An optimiser with what all of them have. A kind with hyperparameters of its own derives a record beside it.</summary>
/// <param name="Kind">The metadata name of its attribute, the key of the optimiser catalogue.</param>
/// <param name="GlobalClipNorm">0 where clipping by norm is off.</param>
/// <param name="ClipValue">0 where clipping by value is off.</param>
internal abstract record OptimizerSpec(
    string Kind,
    double LearningRate,
    double WeightDecay,
    bool DecoupledWeightDecay,
    DecayScope DecayScope,
    double GlobalClipNorm,
    double ClipValue)
{
    protected OptimizerSpec(string kind, CommonOptions common)
        : this(kind, common.LearningRate, common.WeightDecay, common.DecoupledWeightDecay, common.DecayScope, common.GlobalClipNorm, common.ClipValue)
    {
    }
}

/// <summary>The arguments that every optimiser has.</summary>
internal sealed record CommonOptions(
    double LearningRate,
    double WeightDecay,
    bool DecoupledWeightDecay,
    DecayScope DecayScope,
    double GlobalClipNorm,
    double ClipValue);
