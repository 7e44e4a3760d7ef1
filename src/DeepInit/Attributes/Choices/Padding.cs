namespace DeepInit;

/// <summary>What lies beyond the edges of an image or the ends of a sequence.</summary>
public enum Padding
{
    /// <summary>Nothing, or what <c>Pads</c> says: windows stay inside.</summary>
    Valid = 0,

    /// <summary>
    /// So many zeros that the window has ⌈length / stride⌉ places along every axis: with stride 1 the output is as large as the input. These are
    /// max((places − 1) · stride + dilation · (kernel − 1) + 1 − length, 0), the smaller half before and the larger after, as in Keras, TensorFlow and ONNX's
    /// <c>SAME_UPPER</c>. (PyTorch's <c>padding=1</c> with a stride of 2 is something else: <c>Pads = [1]</c>.) Of a transposed convolution the output has
    /// length · stride steps; it is the gradient of the convolution with the same window and stride. Poolings leave out of maximum and mean what lies beyond.
    /// </summary>
    Same,

    /// <summary>All of the dilation · (kernel − 1) zeros before the first step of a sequence: no output sees what comes after it. For <c>[Conv1D]</c> alone.</summary>
    Causal,
}
