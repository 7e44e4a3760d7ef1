using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Planning;
using DeepInit.Gen.Tests.Support;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>
/// What the generator makes of every case of every layer: shapes, parameters, a sound plan. The numbers are held to naive loops in DeepInit.Networks.Tests, to ONNX Runtime
/// in DeepInit.Onnx.Tests, and to PyTorch by the conformance cases.
/// </summary>
public sealed class LayerCaseTests
{
    private static readonly Lazy<Dictionary<string, ShapedNetwork>> Networks = new(() => LayerNetwork.All(isDouble: false).ToDictionary(
        network => network.Case.Name,
        network => Harness.Shape($"{network.Attributes}\npartial class Net {{ }}")));

    public static TheoryData<string> Kinds => [.. LayerCaseCatalog.Kinds.Select(kind => kind.Kind)];

    [Fact]
    public void EveryLayerKindHasCases()
    {
        Assert.Equal(LayerCatalog.All.Select(kind => kind.Word).Order(StringComparer.Ordinal), LayerCaseCatalog.Kinds.Select(kind => kind.Kind));
        Assert.All(LayerCaseCatalog.Kinds, kind => Assert.True(kind.All.Count > 0, kind.Kind));
        Assert.Empty(LayerCaseCatalog.All.GroupBy(layer => layer.Name).Where(same => same.Count() > 1).Select(same => $"{same.Count()} cases are called {same.Key}"));
    }

    [Fact]
    public void KindsThatNameWhatTheyReadAreThoseThatCombineValues() => Assert.Equal(
        LayerCatalog.All.Where(kind => kind.CombinesValues).Select(kind => kind.Word).Order(StringComparer.Ordinal),
        LayerCaseCatalog.Kinds.Where(kind => kind.NamesWhatItReads).Select(kind => kind.Kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OutputsAndParametersHaveTheirShapes(string kind) => Assert.All(Of(kind), layer =>
    {
        ShapedNetwork network = Networks.Value[layer.Name];
        Node node = network.Nodes.Single(node => node.Name == "layer");
        Assert.Equal((layer.Name, string.Join("×", layer.Makes)), (layer.Name, node.Shape.ToString()));
        Assert.Equal((layer.Name, layer.Parameters), (layer.Name, string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}"))));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PlansAreSoundAndNoneOfTheirWaitsIsTooMany(string kind) => Assert.All(Of(kind), layer =>
    {
        NetworkPlan plan = Planner.Plan(Networks.Value[layer.Name], default);
        Assert.Empty(PlanVerifier.Verify(plan).Select(fault => $"{layer}: {fault}"));
        foreach ((NetworkPlan broken, string what) in JobDependencyTests.WithoutOneWait(plan))
        {
            Assert.True(PlanVerifier.Verify(broken).Any(), $"{layer}: {what} is not missed");
        }
    });

    private static IReadOnlyList<LayerCase> Of(string kind) => LayerCaseCatalog.Kinds.Single(k => k.Kind == kind).All;
}
