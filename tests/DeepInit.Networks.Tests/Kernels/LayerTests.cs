using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Every case of every layer against naive loops and central differences, in both precisions.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Cases => [.. LayerCaseCatalog.All.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void LayersMatchNaiveLoopsAndTheSlopesOfTheLoss(string name)
    {
        LayerCase layer = LayerCaseCatalog.Of(name);
        Assert.Empty(LayerCheck.Run(layer, layer.Rows));
    }
}
