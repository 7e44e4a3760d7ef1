namespace DeepInit.Onnx.Layers;

/// <summary>A layer kind in operators of ONNX: what it reads from the description, in one file; registered in <see cref="LayerExportCatalog"/>.</summary>
internal abstract class LayerExport
{
    /// <summary>Adds the layer's nodes and says which value is its own.</summary>
    public abstract void Write(LayerDescription layer, OnnxGraph graph);
}
