namespace DeepInit;

/// <summary>How a network is saved as ONNX.</summary>
public sealed class OnnxOptions
{
    /// <summary>
    /// The element type of the model; the network's own unless set. ONNX Runtime has few operators for doubles (no convolutions, for one), so that a network in
    /// double precision is often better saved in single precision.
    /// </summary>
    public Precision? Precision { get; set; }
}
