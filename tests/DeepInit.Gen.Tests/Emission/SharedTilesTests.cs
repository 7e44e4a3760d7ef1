using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>The file of tiles that all networks of a compilation share: what it holds, and whom it meets.</summary>
[Collection(nameof(InternalError))]
public sealed class SharedTilesTests : IDisposable
{
    private const string Single = "DeepInit.SingleTiles.g.cs";

    public void Dispose() => InternalError.Entered = null;

    [Fact]
    public void NetworksOfBothPrecisionsHaveAFileEach()
    {
        IReadOnlyDictionary<string, string> files = Harness.Generate("[Network] [Input(3)] [Dense(2)] partial class A { } [Network(Precision = Precision.Double)] [Input(3)] [Dense(2)] partial class B { }");
        Assert.Contains("internal static class SingleTiles", files[Single], StringComparison.Ordinal);
        Assert.Contains("internal static class DoubleTiles", files["DeepInit.DoubleTiles.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ConstantsOfAnActivationAreAPartOfItsName()
    {
        string tiles = Harness.Generate("""
            [Network] [Input(3)] [Dense(20, Activation = LeakyReLU, NegativeSlope = 0.1)] [Dense(20, Activation = LeakyReLU, NegativeSlope = 0.2)] [Dense(2, Activation = LeakyReLU)] partial class A { }
            [Network] [Input(3)] [Dense(2, Activation = Softplus, Beta = 2, Threshold = 10)] partial class B { }
            """)[Single];
        Assert.All(
            new[] { "LeakyReLU0p1Epilogue", "LeakyReLU0p2Epilogue", "LeakyReLUEpilogue", "Softplus2_10Epilogue" },
            name => Assert.Single(tiles.Split('\n'), line => line.Contains($"struct {name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void AFormHasOneNameAndOneTextWhateverOtherNetworksThereAre()
    {
        const string Net = "[Network] [Input(30)] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam] partial class Net { }";
        IReadOnlyDictionary<string, string> alone = Harness.Generate(Net);
        IReadOnlyDictionary<string, string> among = Harness.Generate("[Network] [Input(7)] [Dense(9, Activation = Tanh)] [Dense(40)] [Loss(MeanSquaredError)] [Adam] partial class Another { }" + Net);
        Assert.Equal(alone["Net.Kernels.g.cs"], among["Net.Kernels.g.cs"]);

        // What chooses among blocks has a case for each that there is.
        Assert.All(Methods(alone[Single]).Where(method => !method.Contains("switch (left)", StringComparison.Ordinal)), method => Assert.Contains(method, Methods(among[Single])));
    }

    /// <summary>Two networks that differ in an option of their optimiser have a form each, and two that do not have one: the same name twice would not compile.</summary>
    [Fact]
    public void OptionsOfAnOptimiserThatItsTextDependsOnAreAPartOfItsName()
    {
        string[] optimisers =
        [
            "AdamW", "AdamW(LearningRate = 0.1, WeightDecay = 0)", "AdamW(Beta1 = 0.8)", "AdamW(AMSGrad = true)", "AdamW(DecoupledWeightDecay = false)", "AdamW(GlobalClipNorm = 1)",
            "AdamW(GlobalClipNorm = 2)", "AdamW(ClipValue = 0.5)", "Adam", "Adam(DecoupledWeightDecay = true)", "SGD", "SGD(Momentum = 0.9)", "SGD(Momentum = 0.9, Nesterov = true)",
            "SGD(Momentum = 0.9, Dampening = 0.1)", "RMSprop", "RMSprop(Centered = true)", "RMSprop(Momentum = 0.9)", "NAdam", "NAdam(MomentumDecay = 0.01)", "RAdam", "Adamax", "Adagrad", "Adadelta", "Lion",
        ];
        string networks = string.Concat(optimisers.Select((optimiser, i) => $"[Network] [Input(3)] [Dense(2)] [Loss(MeanSquaredError)] [{optimiser}] partial class Net{i} {{ }}\n"));
        CSharpCompilation completed = Harness.Complete(new Setting(), Harness.Usings + networks);
        Assert.Empty(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        string[] updates = [.. CSharpSyntaxTree.ParseText(Harness.Generate(networks)[Single]).GetRoot().DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.StructDeclarationSyntax>().Select(form => form.Identifier.Text).Where(name => name.Contains("Update", StringComparison.Ordinal))];

        // The second and the seventh network set what is set while the program runs.
        Assert.Equal(optimisers.Length - 2, updates.Length);
    }

    [Fact]
    public void ABrokenNetworkHasNoPartInIt() => Assert.DoesNotContain(Harness.Generate("[Network] [Input(3)] [Dense(0)] partial class A { }").Keys, name => name.Contains("Tiles", StringComparison.Ordinal));

    /// <summary>Each sees the internals of the other: the same names would be CS0436, or CS0433 where two libraries meet.</summary>
    [Theory]
    [InlineData("My.Library", "My.App", "Third")]
    [InlineData("My.App", "My_App", "my-app")]
    [InlineData("class", "record", "1st")]
    public void AssembliesThatSeeEachOthersInternalsDoNotClash(string library, string second, string app)
    {
        string Source(string type) => $$"""
            {{Harness.Usings}}
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("{{library}}"), System.Runtime.CompilerServices.InternalsVisibleTo("{{second}}"), System.Runtime.CompilerServices.InternalsVisibleTo("{{app}}")]
            [Network] [Input(30)] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [Adam] internal partial class {{type}} { }
            """;
        Compilation Complete(string name, string type, params Compilation[] others)
        {
            CSharpCompilation compilation = Harness.Compile(new Setting(), Source(type)).WithAssemblyName(name)
                .AddReferences(others.Select(other => MetadataReference.CreateFromImage(Harness.Image(other))));
            Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
            Assert.Empty(Harness.Complaints(completed));
            return completed;
        }

        Compilation first = Complete(library, "One");
        Complete(app, "Three", first, Complete(second, "Two", first));
    }

    [Fact]
    public void AFaultInItIsADiagnosticAtTheNetworksThatNeedIt()
    {
        InternalError.Entered = (stage, tiles) =>
        {
            if (stage == "writing tiles" && tiles.Contains("Exploding", StringComparison.Ordinal))
            {
                throw new FormatException("Boom");
            }
        };
        CSharpCompilation compilation = Harness.Compile(Harness.Usings + "[Network] [Input(4)] [Dense(1)] partial class A { }").WithAssemblyName("Exploding");
        GeneratorRunResult result = Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Contains("while writing tiles", Assert.Single(RuleTester.Analyze((CSharpCompilation)completed), d => d.Id == "DIG025").GetMessage(null), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Methods(string text) => [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().Select(method => method.ToString())];

    /// <summary>An option that an activation does not read makes no second epilogue of the same name.</summary>
    [Theory]
    [MemberData(nameof(ActivationsOfAnEpilogue))]
    public void OptionsThatAnActivationDoesNotReadMakeNoOtherForm(Activation activation)
    {
        string source = $$"""
            {{Harness.Usings}}
            [Network] [Input(4)] [Dense(2, Activation = Activation.{{activation}})] [Dense(3, Activation = Activation.{{activation}}, NegativeSlope = 0.2, Alpha = 2, Beta = 3, Threshold = 7)] [Dense(2)] [Loss(MeanSquaredError)] [SGD]
            partial class Net { }
            """;
        CSharpCompilation completed = Harness.Complete(new Setting(), source);
        Assert.Empty(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    public static TheoryData<Activation> ActivationsOfAnEpilogue => [.. Enum.GetValues<Activation>()];
}
