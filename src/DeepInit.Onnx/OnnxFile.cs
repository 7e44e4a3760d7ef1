using DeepInit.Onnx;
using Google.Protobuf;

namespace DeepInit;

/// <summary>Saves networks as ONNX models: operator set 17, the batch axis dynamic.</summary>
public static class OnnxFile
{
    /// <summary>Saves a network, as <c>Predict</c> computes it, to an ONNX file. The file is replaced only when the new one is complete.</summary>
    /// <remarks>
    /// Inputs and outputs have their names in the network, and their numbers stand as those that <c>Predict</c> takes and gives; weights have their names in
    /// safetensors files. Takes memory for twice the weights. The model of a network over rows (<c>[Network(typeof(House))]</c>) takes raw rows and says what
    /// <c>Predict(House)</c> says: [batch, properties] in, a yes or no as 0 or 1, a category as its index, NaN where a value is missing; out come numbers in the label's
    /// units, or probabilities. The names of columns and classes are in the model's metadata, under <c>deepinit.columns</c> and <c>deepinit.classes</c>.
    /// </remarks>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">The element type of the model, if it is not the network's.</param>
    /// <exception cref="NotSupportedException">A layer cannot be written in ONNX, or the model is larger than the 2 GB of its format.</exception>
    /// <exception cref="InvalidOperationException">The model is to take raw rows, and nothing was fitted to rows.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveOnnx<T>(this INetwork<T> network, string path, OnnxOptions? options = null)
        where T : unmanaged
    {
        ModelProto model = Model(network, options);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes a network, as <c>Predict</c> computes it, to a stream as ONNX.</summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">The element type of the model, if it is not the network's.</param>
    /// <exception cref="NotSupportedException">A layer cannot be written in ONNX, or the model is larger than the 2 GB of its format.</exception>
    /// <exception cref="InvalidOperationException">The model is to take raw rows, and nothing was fitted to rows.</exception>
    public static void SaveOnnx<T>(this INetwork<T> network, Stream stream, OnnxOptions? options = null)
        where T : unmanaged => Model(network, options).WriteTo(stream ?? throw new ArgumentNullException(nameof(stream)));

    /// <summary>
    /// Saves the half of a network that makes the vector of a query. It has as many numbers as that of a candidate, and their scalar product is the score, biases included (<see cref="RankingTower"/>): what an index of nearest neighbours
    /// needs.
    /// </summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">The element type of the model, if it is not the network's.</param>
    /// <exception cref="NotSupportedException">A layer cannot be written in ONNX, or the model is larger than the 2 GB of its format.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveQueryOnnx<T>(this IRankedNetwork<T> network, string path, OnnxOptions? options = null)
        where T : unmanaged
    {
        ModelProto model = Model(network, options, network?.QueryTower);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes the half of a network that makes the vector of a query to a stream.</summary>
    /// <inheritdoc cref="SaveQueryOnnx{T}(IRankedNetwork{T}, string, OnnxOptions)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">The element type of the model, if it is not the network's.</param>
    public static void SaveQueryOnnx<T>(this IRankedNetwork<T> network, Stream stream, OnnxOptions? options = null)
        where T : unmanaged => Model(network, options, network?.QueryTower).WriteTo(stream ?? throw new ArgumentNullException(nameof(stream)));

    /// <summary>Saves the half of a network that makes the vector of a candidate, as <see cref="SaveQueryOnnx{T}(IRankedNetwork{T}, string, OnnxOptions)"/> that of a query.</summary>
    /// <inheritdoc cref="SaveQueryOnnx{T}(IRankedNetwork{T}, string, OnnxOptions)"/>
    public static void SaveCandidateOnnx<T>(this IRankedNetwork<T> network, string path, OnnxOptions? options = null)
        where T : unmanaged
    {
        ModelProto model = Model(network, options, network?.CandidateTower);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes the half of a network that makes the vector of a candidate to a stream.</summary>
    /// <inheritdoc cref="SaveQueryOnnx{T}(IRankedNetwork{T}, Stream, OnnxOptions)"/>
    public static void SaveCandidateOnnx<T>(this IRankedNetwork<T> network, Stream stream, OnnxOptions? options = null)
        where T : unmanaged => Model(network, options, network?.CandidateTower).WriteTo(stream ?? throw new ArgumentNullException(nameof(stream)));

    private static ModelProto Model<T>(INetwork<T>? network, OnnxOptions? options, RankingTower? tower = null)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        Precision own = typeof(T) == typeof(double) ? Precision.Double : Precision.Single;
        NetworkGraph graph = network.Graph;
        return NetworkExport.Model(network, tower is null ? graph : graph.PartOf(tower), options?.Precision ?? own, options?.IncludeTransform);
    }
}
