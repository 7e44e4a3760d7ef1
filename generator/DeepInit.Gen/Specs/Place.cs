namespace DeepInit.Gen.Specs;

/// <summary>What an issue is about; with an index, the attribute to point at.</summary>
internal enum Place
{
    Network,
    Input,
    Layer,
    Use,
    Output,
    Loss,
    Optimizer,
    Schedule,
    Wrapper,
    LayerDecay,
    MuP,
    LanguageModel,
    Ranking,
    SequenceToSequence,
    Parameter,
}
