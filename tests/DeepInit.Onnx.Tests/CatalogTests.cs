extern alias Generator;

using DeepInit.Onnx.Layers;
using Generator::DeepInit.Gen.Layers;

namespace DeepInit.Onnx.Tests;

/// <summary>Names the kind of layer, or the activation, that has no export.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void EveryLayerKindHasAnExport() => Assert.All(LayerCatalog.All, kind => Assert.True(LayerExportCatalog.Find(kind.Word) is not null, kind.Word));

    [Fact]
    public void EveryActivationHasAnExport() => Assert.All(Enum.GetValues<Activation>(), activation => Assert.True(ActivationExport.Has(activation), $"{activation}"));
}
