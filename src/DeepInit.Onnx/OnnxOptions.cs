namespace DeepInit;

/// <summary>How a network is saved as ONNX.</summary>
public sealed class OnnxOptions
{
    /// <summary>
    /// The element type of the model; the network's own unless set. ONNX Runtime has few operators for doubles (no convolutions, for one), so that a network in
    /// double precision is often better saved in single precision.
    /// </summary>
    public Precision? Precision { get; set; }

    /// <summary>
    /// Whether the model takes raw columns and gives raw numbers: the network's <see cref="ParameterCollection{T}.Transform"/> is part of it, and the inverse of the
    /// label's stands behind the output. Unless set, networks over rows have it and others, whose <c>Predict</c> takes transformed numbers, do not.
    /// </summary>
    public bool? IncludeTransform { get; set; }
}
