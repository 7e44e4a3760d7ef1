namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The parts of the shared file, in their order.</summary>
internal enum TileChapter
{
    /// <summary>What structs promise that tiles are compiled for.</summary>
    Contracts,

    /// <summary>What happens to sums.</summary>
    Epilogues,

    /// <summary>How operands lie.</summary>
    Layouts,

    /// <summary>What becomes of gradients: updates of parameters, and places to keep them.</summary>
    Updates,

    /// <summary>Matrix products and the gradients of their inputs.</summary>
    Products,

    /// <summary>Convolutions.</summary>
    Convolutions,

    /// <summary>Gradients of weights and filters.</summary>
    Gradients,
}
