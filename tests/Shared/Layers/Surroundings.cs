namespace DeepInit.Tests.Shared.Layers;

/// <summary>Where a layer stands in the network that its case is tested in.</summary>
internal enum Surroundings
{
    /// <summary>Twice behind one value, and the sum of both: one backward pass stores the gradient, the other adds to it.</summary>
    Twice,

    /// <summary>Once, behind a layer that takes its gradient; images come in channels first.</summary>
    Once,

    /// <summary>On the input itself, which it may read where the user's rows lie.</summary>
    OnInput,
}
