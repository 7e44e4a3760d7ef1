using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>What each kind of edit costs: which steps run again, and which only say that nothing changed.</summary>
public sealed class PipelineTests
{
    private const string First = Harness.Usings + """

        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam]
        public partial class First
        {
            public int Other() => 1;
        }
        """;

    private const string Second = Harness.Usings + """

        [Network] [Input(3)] [Dense(2)]
        public partial class Second { }
        """;

    private const string Elsewhere = "public class Elsewhere { }";

    [Fact]
    public void TheFirstRunComputesEverything()
    {
        IReadOnlyDictionary<string, Outcome> outcomes = Edit(First, First, afterEdit: false);
        Assert.Equal(Outcome.New, outcomes["First"]);
        Assert.Equal(Outcome.New, outcomes["Second"]);
    }

    [Fact]
    public void RunningAgainWithoutAnEditLeavesEverythingCached()
    {
        CSharpCompilation compilation = Harness.Compile(new Setting(), First, Second, Elsewhere);
        GeneratorDriver driver = Harness.Driver(tracks: true).RunGenerators(compilation).RunGenerators(compilation);
        Assert.All(Outcome.ByNetwork(driver).Values, outcome => Assert.Equal(Outcome.Cached, outcome));
    }

    [Fact]
    public void EditingAnotherFileLeavesTheSpecAndThePlanAsTheyWere()
    {
        IReadOnlyDictionary<string, Outcome> outcomes = Edit(Elsewhere, "public class Elsewhere { public int Added; }");
        Assert.Equal(Outcome.Unchanged, outcomes["First"]);
        Assert.Equal(Outcome.Unchanged, outcomes["Second"]);
    }

    [Theory]
    [InlineData("[Dense(8, Activation = ReLU)]", "[Dense(8,   Activation=ReLU )]")]
    [InlineData("[Dense(8, Activation = ReLU)]", "// a comment\n    [Dense(8, Activation = ReLU)] /* another */")]
    [InlineData("[Adam]", "\n\n\n[Adam]\n\n")]
    [InlineData("=> 1", "=> 2")]
    [InlineData("public int Other() => 1;", "")]
    [InlineData("public partial class First", "/// <summary>Documented.</summary>\npublic partial class First")]
    [InlineData("[Network]\n", "[Network, System.Serializable]\n")]
    [InlineData("[Dense(1)]", "[Dense(units: 1)]")]
    [InlineData("[Dense(1)]", "[Dense(3 - 2)]")]
    public void AnEditThatDoesNotChangeTheNetworkLeavesThePlanCached(string before, string after)
    {
        IReadOnlyDictionary<string, Outcome> outcomes = Edit(First, Replace(First, before, after));
        Assert.Equal(Outcome.Unchanged, outcomes["First"]);
        Assert.Equal(Outcome.Unchanged, outcomes["Second"]);
    }

    [Fact]
    public void WindowsLineEndingsLeaveThePlanCached() =>
        Assert.Equal(Outcome.Unchanged, Edit(First, First.ReplaceLineEndings("\r\n"))["First"]);

    [Theory]
    [InlineData("[Dense(1)]", "[Dense(2)]")]
    [InlineData("[Adam]", "[Adam(Beta1 = 0.8)]")]
    [InlineData("[Adam]", "[Dropout(0.1)]\n[Adam]")]
    [InlineData("[Loss(MeanSquaredError)]", "[Loss(Huber)]")]
    [InlineData("[Network]", "[Network(Precision = Precision.Double)]")]
    public void ChangingOneNetworkLeavesTheOthersOutputCached(string before, string after)
    {
        IReadOnlyDictionary<string, Outcome> outcomes = Edit(First, Replace(First, before, after));
        Assert.Equal(Outcome.Modified, outcomes["First"]);
        Assert.Equal(Outcome.Unchanged, outcomes["Second"]);
    }

    [Fact]
    public void AnErrorInOneNetworkLeavesTheOthersOutputCached()
    {
        IReadOnlyDictionary<string, Outcome> outcomes = Edit(First, Replace(First, "[Dense(1)]", "[Dense(0)]"));
        Assert.Equal(Outcome.Modified, outcomes["First"]);
        Assert.Equal(Outcome.Unchanged, outcomes["Second"]);
    }

    [Fact]
    public void TheTypeOfAnArgumentThatChangesInAnotherFileIsSeen()
    {
        string network = Replace(First, "[Dense(1)]", "[Dense(Elsewhere.Units)]");
        GeneratorDriver driver = Harness.Driver(tracks: true);
        CSharpCompilation compilation = Harness.Compile(new Setting(), network, Second, "public class Elsewhere { public const int Units = 1; }");
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse("public class Elsewhere { public const int Units = 2; }")));
        Assert.Equal(Outcome.Modified, Outcome.ByNetwork(driver)["First"]);
        Assert.Equal(Outcome.Unchanged, Outcome.ByNetwork(driver)["Second"]);
    }

    [Theory]
    [InlineData("[Dense(Some.Units)]", "[Dense(Some.Units)] [Dense(1)]", true)]
    [InlineData("Units = 2", "Units = 3", true)]
    [InlineData("[Dense(Some.Units)]", "[Dense(2 * Some.Units)]", true)]
    [InlineData("[Dense(Some.Units)]", "// a comment\n[Dense( Some.Units )]", false)]
    [InlineData("Units = 2", "Units = 1 + 1", false)]
    public void AnEditOfABlockInAnotherFileIsSeen(string before, string after, bool changes)
    {
        const string Block = Harness.Usings + "[Block] [Dense(Some.Units)] public static class Some { public const int Units = 2; }";
        GeneratorDriver driver = Harness.Driver(tracks: true);
        CSharpCompilation compilation = Harness.Compile(new Setting(), Replace(First, "[Dense(1)]", "[Use(typeof(Some))]"), Second, Block);
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse(Replace(Block, before, after))));
        Assert.Equal(changes ? Outcome.Modified : Outcome.Unchanged, Outcome.ByNetwork(driver)["First"]);
        Assert.Equal(Outcome.Unchanged, Outcome.ByNetwork(driver)["Second"]);
    }

    [Theory]
    [InlineData("double Area", "float Area", false)]
    [InlineData("double Area", "double? Area", true)]
    [InlineData("double Area", "double Area, int Rooms", true)]
    [InlineData("double Area", "double Area, [NotInput] string Address", false)]
    [InlineData("A, B", "A, B, C", true)]
    [InlineData("A, B", "A = 0, B = 1, Best = A", false)]
    [InlineData("\"south\"", "\"west\"", true)]
    [InlineData("{ }", "{ public int Doubled(int x) => 2 * x; }", false)]
    [InlineData("public sealed record", "/// <summary>Documented.</summary>\npublic sealed  record", false)]
    [InlineData("namespace Shop", "namespace Market", true)]
    public void AnEditOfRowsInAnotherFileIsSeen(string before, string after, bool changes)
    {
        const string Rows = Harness.Usings + "namespace Shop { public enum Energy { A, B } public sealed record House(double Area, Energy Energy, [Categories(\"north\", \"south\")] string District, [Label] double Price) { } }";
        string network = Replace(Replace(First, "[Network]\n[Input(4)]", "[Network(typeof(House))]"), "using DeepInit;", "using DeepInit; using Shop; using Market;");
        GeneratorDriver driver = Harness.Driver(tracks: true);
        CSharpCompilation compilation = Harness.Compile(new Setting(), network, Second, Rows + "namespace Shop { } namespace Market { }");
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], Parse(Replace(Rows, before, after) + "namespace Shop { } namespace Market { }")));
        Assert.Equal(changes ? Outcome.Modified : Outcome.Unchanged, Outcome.ByNetwork(driver)["First"]);
        Assert.Equal(Outcome.Unchanged, Outcome.ByNetwork(driver)["Second"]);
    }

    private static IReadOnlyDictionary<string, Outcome> Edit(string file, string edited, bool afterEdit = true)
    {
        string[] files = [First, Second, Elsewhere];
        CSharpCompilation compilation = Harness.Compile(new Setting(), files);
        GeneratorDriver driver = Harness.Driver(tracks: true).RunGenerators(compilation);
        if (afterEdit)
        {
            SyntaxTree tree = compilation.SyntaxTrees[Array.IndexOf(files, file)];
            driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, Parse(edited)));
        }

        return Outcome.ByNetwork(driver);
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new Setting().ParseOptions);

    private static string Replace(string source, string before, string after)
    {
        Assert.Contains(before, source, StringComparison.Ordinal);
        return source.Replace(before, after, StringComparison.Ordinal);
    }
}
