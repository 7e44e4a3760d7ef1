namespace DeepInit.Gen.Shapes;

/// <summary>What a tensor of parameters is for, whatever it is called: decay, checks of starts and signals go by this, not by names.</summary>
internal enum ParameterPurpose
{
    /// <summary>Something of the layer's own: a learned slope.</summary>
    Own,

    /// <summary>The matrix, or the filters, of a linear map; a layer may have several in a row. Weight decay acts on it unless told otherwise.</summary>
    Matrix,

    /// <summary>
    /// A matrix of a recurrent layer: of its gates, or of its state. Weight decay acts on it as on any other; what the checks of signals know of linear maps in a row does not
    /// hold for it.
    /// </summary>
    Recurrent,

    /// <summary>
    /// A matrix of an attention layer: of its queries, keys and values, or of its output. Optimisers treat it as any other matrix; what the checks of signals know of linear maps in a row
    /// does not hold for it.
    /// </summary>
    Projection,

    /// <summary>A table that ids are looked up in. Weight decay leaves it out unless told otherwise: it would act on the rows of ids that are not there, too.</summary>
    Table,

    /// <summary>A table of what is added to steps at their positions. Weight decay leaves it out unless told otherwise: it would act on positions that no sequence reaches, too.</summary>
    Position,

    /// <summary>What is added to the sums of a matrix.</summary>
    Bias,

    /// <summary>The factor of each feature after a normalisation.</summary>
    Scale,

    /// <summary>What is added to each feature after a normalisation.</summary>
    Shift,

    /// <summary>A running statistic: saved with the parameters, moved by the layer, never by the optimiser.</summary>
    Statistic,
}
