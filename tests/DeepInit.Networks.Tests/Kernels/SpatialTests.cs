namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Layers on images and sequences against naive loops and central differences, in both precisions.</summary>
public sealed class SpatialTests
{
    public static TheoryData<string> Models => [.. SpatialModels.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void LayersMatchNaiveLoopsAndTheSlopesOfTheLoss(string name) =>
        Assert.Empty(SpatialCheck.Run(SpatialModels.All.Single(model => model.Name == name), rows: [1, 3]));
}
