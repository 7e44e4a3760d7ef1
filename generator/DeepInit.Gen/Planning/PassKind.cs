namespace DeepInit.Gen.Planning;

/// <summary>What a pass is for. Passes stand in a plan in this order, each kind at most once.</summary>
internal enum PassKind
{
    /// <summary>Outputs of inputs, as predictions see them.</summary>
    Predict,

    /// <summary>Forward, losses and backward over one plan of working memory.</summary>
    Train,
}
