namespace DeepInit.Gen.Layers;

/// <summary>What a tensor of parameters is for, whatever it is called: checks of starts and signals look for matrices, not for names.</summary>
internal enum ParameterPurpose
{
    /// <summary>Something of the layer's own: a learned slope, a running statistic.</summary>
    Own,

    /// <summary>The matrix, or the filters, of a linear map; a layer may have several in a row.</summary>
    Matrix,

    /// <summary>What is added to the sums of a matrix.</summary>
    Bias,

    /// <summary>The factor of each feature after a normalisation.</summary>
    Scale,

    /// <summary>What is added to each feature after a normalisation.</summary>
    Shift,
}
