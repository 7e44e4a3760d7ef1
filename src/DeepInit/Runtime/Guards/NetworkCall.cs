using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What one thread at a time may do with a network, in the order of how much it changes: nothing, parameters or statistics, the course of a training.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NetworkCall
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The loss of a batch.</summary>
    ComputeLoss,

    /// <summary>The loss of a dataset.</summary>
    Evaluate,

    /// <summary>Writing the parameters to a file.</summary>
    Save,

    /// <summary>Reading the parameters from a file.</summary>
    Load,

    /// <summary>Putting back a <see cref="WeightSnapshot"/>.</summary>
    RestoreWeights,

    /// <summary>The gradients of a batch.</summary>
    ComputeGradients,

    /// <summary>The outputs of a batch as training sees them.</summary>
    Forward,

    /// <summary>A look at the layers.</summary>
    ObserveLayers,

    /// <summary>A step.</summary>
    TrainBatch,

    /// <summary>The second half of a step.</summary>
    ApplyGradients,

    /// <summary>A training.</summary>
    Fit,

    /// <summary>A start from data.</summary>
    InitializeFrom,
}
