namespace DeepInit.Onnx.Layers;

/// <summary>ONNX has no hash of integers.</summary>
internal sealed class HashedEmbeddingExport : LayerExport
{
    public override void Write(LayerDescription layer, OnnxGraph graph) =>
        throw new NotSupportedException($"Layer '{layer.Name}' cannot be saved as ONNX: there is no operator that hashes ids. Save a network that reads their rows, as DeepInit.Runtime.IdHash.Bucket says them.");
}
