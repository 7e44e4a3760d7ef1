using System.Text.RegularExpressions;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>Whatever users call their inputs, outputs, targets and layers, generated code means what it meant.</summary>
public sealed class NameTests
{
    /// <summary>Every identifier of generated code, but for names of kernels, which begin with the name of a layer and its sizes.</summary>
    public static IReadOnlyList<string> Identifiers { get; } =
    [
        .. Samples.Valid.Values
            .SelectMany(Harness.Generate)
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Value).GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .Where(name => !Regex.IsMatch(name, @"^\w+_\d+(x\d+)?(_\w+)?$"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void EveryIdentifierOfGeneratedCodeCanNameAnInput()
    {
        Assert.True(Identifiers.Count > 150);
        string inputs = string.Join(" ", Identifiers.Select(name => $"[Input(\"{name}\", 2)]"));
        AssertClean($"[Network] {inputs} [Dense(3, Name = \"other\", From = \"{Identifiers[0]}\")] [Dropout(0.5)] [Loss(CrossEntropy)] [Adam(GlobalClipNorm = 1)]");
    }

    [Fact]
    public void EveryIdentifierOfGeneratedCodeCanNameTheOnlyInput()
    {
        // Sharing one compilation: each in a namespace of its own.
        string[] networks = [.. Identifiers.Select((name, i) => $"namespace N{i} {{ [Network] [Input(\"{name}\", 2)] [Dense(3, Name = \"other\")] [Dropout(0.5)] [Loss(CrossEntropy)] [SGD(GlobalClipNorm = 1)] partial class Net {{ }} }}")];
        foreach (string[] some in networks.Chunk(50))
        {
            AssertNoComplaints(Harness.Usings + string.Join("\n", some));
        }
    }

    [Fact]
    public void EveryIdentifierOfGeneratedCodeCanNameALayerAnOutputAndATarget()
    {
        string layers = string.Join(" ", Identifiers.Select(name => $"[Dense(3, Name = \"{name}\", From = \"only\")]"));
        string losses = string.Join(" ", Identifiers.Select((name, i) => $"[Loss({(i % 2 == 0 ? "CrossEntropy" : "MeanSquaredError")}, Output = \"{name}\")]"));
        AssertClean($"[Network] [Input(\"only\", 2)] {layers.Replace("Name = \"only\"", "Name = \"other\"", StringComparison.Ordinal)} {losses} [SGD]");
    }

    [Fact]
    public void ArgumentsKeepTheNamesThatUsersGiveWhereTheyCan()
    {
        string surface = Harness.Generate(Samples.Recommender)["Shop.Recommender.g.cs"];
        Assert.Contains(
            "public float TrainBatch(DiRows user, DiRows item, DiRows rating, global::System.ReadOnlySpan<int> category)",
            surface,
            StringComparison.Ordinal);
        Assert.Contains(
            "public void Predict(DiRows user, DiRows item, DiSpan rating, DiSpan category)",
            surface,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Dense(8, Name = \"a.b\", Activation = GELU)] [Dense(8, Name = \"a_b\")]")]
    [InlineData("[Dense(8, Name = \"a_b\")] [Dense(8, Name = \"a.b\", Activation = Softmax)] [Dense(8, Name = \"A-b\")]")]
    [InlineData("[Dense(8, Activation = GELU)] [Dense(8, Name = \"Dense0\")]")]
    [InlineData("[Dense(8, Name = \"a\")] [Dense(8, Name = \"a_8x8\")] [Dense(8, Name = \"A\")]")]
    [InlineData("[Dense(8, Name = \"a\")] [Dropout(0.5, Name = \"A\")] [Activation(ReLU, Name = \"a_\")] [Add(\"x\", Name = \"loss0\")]")]
    public void KernelsOfOneNameAreOneKernel(string layers) => AssertOneTextPerMethod(
        Harness.Plan(Harness.Parse($"[Network] [Input(8)] {layers} [Loss(MeanSquaredError)] [SGD] partial class Net {{ }}")), layers);

    [Fact]
    public void KernelsOfOneNameAreOneKernelInRandomNetworks()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            AssertOneTextPerMethod(Harness.Plan(RandomNetworks.Create(seed)), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("namespace A { [Network] [Input(2)] [Dense(1)] partial class Net { } }", "A.Net.g.cs")]
    [InlineData("partial class A { [Network] [Input(2)] [Dense(1)] partial class Net { } }", "A.Net.g.cs")]
    [InlineData("namespace @class { [Network] [Input(2)] [Dense(1)] partial class @event { } }", "class.event.g.cs")]
    public void FilesAreNamedAfterTheClass(string source, string hintName) => Assert.Contains(hintName, Harness.Generate(source).Keys);

    [Fact]
    public void FilesOfClassesWhoseNamesCouldCollideCarryAHash()
    {
        const string Network = "[Network] [Input(2)] [Dense(1)] partial class";
        Assert.All(
            new[] { $"{Network} Länge {{ }}", $"{Network} Twin {{ }} class TWIN {{ }}", $"namespace A {{ {Network} Net {{ }} }} namespace a {{ class Net {{ }} }}" },
            source => Assert.All(OwnFiles(Harness.Generate(source).Keys), name => Assert.Matches("-[0-9a-f]{8}(\\.(Engine|Kernels))?\\.g\\.cs$", name)));
    }

    /// <summary>Types of one compilation whose files could be called alike; the last ones no compiler takes, but editors hold them while they are typed.</summary>
    [Theory]
    [InlineData("$ class Line { $ class Rows { } $ class Engine { } $ class kernels { } }", 4)]
    [InlineData("namespace Line { $ class Rows { } } $ class Line2 { } class Line { $ class Rows { } }", 3)]
    [InlineData("namespace A.B { $ class Net { } } namespace A { class B { $ class Net { } } }", 2)]
    [InlineData("struct A { $ class Net { } } class A { $ class Net { } } record A { $ class Net { } }", 3)]
    [InlineData("$ class Net { } $ class Net<T> { } $ class Net<T, U> { } $ class NET { } $ record Net<T, U, V> { }", 5)]
    [InlineData("$ class Net { } $ record Net { }", 2)]
    [InlineData("class A<T> { $ class Net { } } class A { $ class Net { } } class a { $ class net { } }", 3)]
    [InlineData("class A_T_ { $ class Net { } } class A<T> { $ class Net { } }", 2)]
    [InlineData("namespace N { $ class @class { } $ class @Class { } }", 2)]
    [InlineData("$ class Länge { } $ class Lönge { } $ class L_nge { }", 3)]
    [InlineData("$ class Net { } $ class Net { }", 1)]
    [InlineData("$ class Net { } class Net { } $ class Net { }", 1)]
    public void FilesOfTwoNetworksNeverShareAName(string types, int networks)
    {
        const string Network = "[Network] [Input(2)] [Dense(1)] partial";
        string source = types.Replace("$", Network, StringComparison.Ordinal);
        foreach (string text in new[] { source, source.Replace(" class ", " partial class ", StringComparison.Ordinal).Replace("partial partial", "partial", StringComparison.Ordinal) })
        {
            GeneratorRunResult result = Harness.Run(text).GetRunResult().Results.Single();
            Assert.Null(result.Exception);
            string[] surfaces = [.. OwnFiles(result.GeneratedSources.Select(file => file.HintName)).Select(name => name.ToUpperInvariant()).Where(name => !System.Text.RegularExpressions.Regex.IsMatch(name, "\\.(ENGINE|KERNELS)\\.G\\.CS$"))];
            Assert.Equal(networks, surfaces.Distinct().Count());
        }
    }

    [Fact]
    public void FileClassesOfTwoFilesAreRefusedAndOthersOfTheNameAreNot()
    {
        const string Attributes = Harness.Usings + "[Network] [Input(2)] [Dense(1)]";
        CSharpCompilation compilation = Harness.Compile(new Setting(), Attributes + " file partial class Net { }", Attributes + " file partial class Net { }", Attributes + " partial class Net { }");
        GeneratorRunResult result = Harness.Driver().RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Equal(3, OwnFiles(result.GeneratedSources.Select(file => file.HintName)).Count());
        Assert.Equal(
            Enumerable.Repeat("'Net' cannot be a network because it is a file class, which ends with its file, while its code is generated into another; it must be a class that is neither static, abstract nor generic, in partial types", 2),
            RuleTests.Support.RuleTester.Analyze(compilation).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.GetMessage(null)));
    }

    [Fact]
    public void LongNamesAreCut()
    {
        string long1 = new('a', 200), long2 = long1 + "b";
        IReadOnlyDictionary<string, string> files = Harness.Generate($"[Network] [Input(2)] [Dense(1)] partial class {long1} {{ }} [Network] [Input(2)] [Dense(1)] partial class {long2} {{ }}");
        Assert.Equal(6, OwnFiles(files.Keys).Count());
        Assert.All(files.Keys, name => Assert.InRange(name.Length, 1, 180));
    }

    // Inference and training share methods by name: the first is written, the other only called.
    private static void AssertOneTextPerMethod(NetworkPlan plan, string network)
    {
        var context = new EmissionContext(plan);
        var texts = new Dictionary<string, string>();
        foreach (KernelOp op in context.AllOps.Where(op => op.Method.Length > 0))
        {
            var writer = new SourceWriter(context.Precision);
            KernelEmitterCatalog.WriteMethod(writer, context, op);
            string text = Regex.Replace(writer.ToString(), "///.*\n", "");
            Assert.True(texts.TryAdd(op.Method, text) || texts[op.Method] == text, $"{network}: two kernels are called {op.Method}:\n{texts[op.Method]}\n{text}");
        }
    }

    // Without those that all networks share.
    private static IEnumerable<string> OwnFiles(IEnumerable<string> names) => names.Where(name => !name.EndsWith("Tiles.g.cs", StringComparison.Ordinal));

    private static void AssertClean(string attributes) => AssertNoComplaints($"{Harness.Usings} {attributes} partial class Net {{ }}");

    private static void AssertNoComplaints(string source)
    {
        IReadOnlyList<string> complaints = Harness.Complaints(Harness.Complete(new Setting(), source));
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Take(20)));
    }
}
