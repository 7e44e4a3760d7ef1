using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>When the tiles that all networks share are written again: only when the set of forms changes that the networks use together.</summary>
public sealed class TileFileTests
{
    private const string First = Harness.Usings + "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam] public partial class First { }";

    private const string Second = Harness.Usings + "[Network] [Input(3)] [Dense(2)] public partial class Second { }";

    private const string Elsewhere = "public class Elsewhere { }";

    [Fact]
    public void AnEditElsewhereWritesNothingAgain() => Assert.Equal(IncrementalStepRunReason.Cached, Edit(Elsewhere, "public class Elsewhere { public int Added; }"));

    [Theory]
    [InlineData("[Dense(1)]", "[Dense(2)]")]
    [InlineData("[Adam]", "[Adam(LearningRate = 0.1, WeightDecay = 0.1)]")]
    [InlineData("[Dense(8, Activation = ReLU)]", "[Dense(8, Activation = ReLU)] [Dense(8, Activation = ReLU)]")]
    [InlineData("MeanSquaredError", "Huber")]
    public void AnEditOfANetworkThatNeedsTheSameFormsWritesNothingAgain(string before, string after) =>
        Assert.Equal(IncrementalStepRunReason.Cached, Edit(First, First.Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("ReLU", "Tanh")]
    [InlineData("[Input(4)]", "[Input(5)]")]
    [InlineData("[Dense(1)]", "[Dense(9)]")]
    [InlineData("[Dense(1)]", "[Dense(0)]")]
    public void AnEditThatNeedsOtherFormsWritesThemAgain(string before, string after) =>
        Assert.Equal(IncrementalStepRunReason.Modified, Edit(First, First.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void ASecondNetworkOfKnownFormsWritesNothingAgain()
    {
        string twin = First.Replace("class First", "class Twin", StringComparison.Ordinal);
        Assert.Equal(IncrementalStepRunReason.Unchanged, Edit(Elsewhere, twin));
    }

    [Fact]
    public void TheOrderOfNetworksIsOfNoConsequence()
    {
        string there = Tiles(First, Second), back = Tiles(Second, First);
        Assert.Equal(there, back);
        Assert.Contains("ReLUEpilogue", there, StringComparison.Ordinal);
    }

    private static string Tiles(params string[] files) => Harness.Files(Harness.Driver().RunGenerators(Harness.Compile(new Setting(), files)))["DeepInit.SingleTiles.g.cs"];

    private static IncrementalStepRunReason Edit(string file, string edited)
    {
        string[] files = [First, Second, Elsewhere];
        CSharpCompilation compilation = Harness.Compile(new Setting(), files);
        GeneratorDriver driver = Harness.Driver(tracks: true).RunGenerators(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[Array.IndexOf(files, file)];
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, new Setting().ParseOptions)));
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return Outcome.OfStep(driver, NetworkGenerator.Steps.SingleTiles);
    }
}
