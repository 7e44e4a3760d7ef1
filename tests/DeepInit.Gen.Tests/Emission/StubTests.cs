extern alias Runtime;

using System.Reflection;
using System.Runtime.CompilerServices;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>A program that uses everything a network offers still compiles when the network has an error: the user sees that error alone.</summary>
public sealed class StubTests
{
    private const string Training = "[Loss(MeanSquaredError)] [Adam]";

    private const string House = "public sealed class House { public double Area { get; set; } [Label] public double Price { get; set; } }";

    private static readonly Dictionary<string, string> Networks = new()
    {
        ["training"] = $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ }}",
        ["double"] = "[Network(Precision = Precision.Double)] [Input(4)] [Dense(2)] [Loss(Huber)] [SGD] [StepDecay(10)] public partial class Net { }",
        ["prediction"] = "[Network] [Input(4)] [Dense(2)] public partial class Net { }",
        ["a loss alone"] = "[Network] [Input(4)] [Dense(2)] [Loss(CrossEntropy)] public partial class Net { }",
        ["dropout"] = $"[Network] [Input(4)] [Dropout(0.5)] [Dense(2)] {Training} public partial class Net {{ }}",
        ["alpha dropout"] = $"[Network] [Input(4)] [AlphaDropout(0.5)] [Dense(2)] {Training} public partial class Net {{ }}",
        ["noise"] = $"[Network] [Input(4)] [GaussianNoise(0.5)] [Dense(2)] {Training} public partial class Net {{ }}",
        ["spatial dropout"] = $"[Network] [Input(4, 4, 3)] [SpatialDropout2D(0.5)] [Flatten] [Dense(2)] {Training} public partial class Net {{ }}",
        ["sampling"] = $"[Network] [Input(4)] [Dense(2, Name = \"m\")] [Dense(2, Name = \"v\", From = \"x\")] [Sampling(\"m\", \"v\")] {Training} public partial class Net {{ }}",
        ["normalisation"] = $"[Network] [Input(4)] [BatchNormalization] [Dense(2)] {Training} public partial class Net {{ }}",
        ["a random layer of a block"] = $"[Network] [Input(4)] [Use(typeof(B))] [Dense(2)] {Training} public partial class Net {{ }} [Block] [Dropout(0.5)] static class B {{ }}",
        ["inputs, outputs and losses"] = "[Network] [Input(\"a\", 4)] [Input(\"b-c\", 3)] [Concat(\"a\", \"b-c\")] [Dense(2, Name = \"u\")] [Dense(3, Name = \"v\", From = \"a\")] [Loss(Huber, Output = \"u\")] [Loss(CrossEntropy, Output = \"v\", Target = \"class\")] [SGD] public partial class Net { }",
        ["outputs without a loss"] = "[Network] [Input(4)] [Dense(2, Name = \"u\")] [Dense(3, Name = \"v\", From = \"x\")] [Output(\"u\")] [Output(\"v\")] public partial class Net { }",
        ["two ends and one loss"] = "[Network] [Input(4)] [Dense(2, Name = \"u\")] [Dense(3, Name = \"v\", From = \"x\")] [Loss(Huber, Output = \"u\")] [SGD] public partial class Net { }",
        ["two ends without a loss"] = "[Network] [Input(4)] [Dense(2, Name = \"u\")] [Dense(3, Name = \"v\", From = \"x\")] public partial class Net { }",
        ["two ends of no name"] = "[Network] [Input(4)] [Dense(2)] [Dense(3, From = \"x\")] [Loss(Huber)] [SGD] public partial class Net { }",
        ["ends of blocks"] = $"[Network] [Input(4)] [Use(typeof(E), Name = \"e\", Repeat = 2)] [Use(typeof(E), Name = \"f\")] [Dense(1, From = \"e\", Name = \"end\")] {Training} public partial class Net {{ }} [Block] [Dense(4)] [Dense(4)] static class E {{ }}",
        ["losses of one output"] = "[Network] [Input(4)] [Dense(2)] [Loss(Huber)] [Loss(MeanSquaredError)] [SGD] public partial class Net { }",
        ["a loss of two outputs"] = "[Network] [Input(4)] [Dense(2, Name = \"m\")] [Dense(2, Name = \"v\", From = \"x\")] [Loss(GaussianNegativeLogLikelihood, Output = \"m\", LogVariance = \"v\")] [SGD] public partial class Net { }",
        ["a loss of three outputs"] = "[Network] [Input(\"p\", 4)] [Input(\"q\", 4)] [Input(\"r\", 4)] [Dense(2, Name = \"a\", From = \"p\")] [Dense(2, Name = \"b\", From = \"q\")] [Dense(2, Name = \"c\", From = \"r\")] [Loss(Triplet, Output = \"a\", Positive = \"b\", Negative = \"c\")] [SGD] public partial class Net { }",
        ["a penalty beside the loss"] = "[Network] [Input(4)] [Dense(8, Name = \"h\", Activation = ReLU)] [Dense(2)] [Loss(CrossEntropy)] [Loss(ActivityL1, Output = \"h\", Weight = 0.1)] [SGD] public partial class Net { }",
        ["two losses, one of the last"] = "[Network] [Input(4)] [Dense(8, Name = \"h\", Activation = ReLU)] [Dense(2)] [Loss(CrossEntropy)] [Loss(Huber, Output = \"h\")] [SGD] public partial class Net { }",
        ["lengths"] = "[Network] [Input(\"s\", 5, 3, Lengths = true)] [GRU(3)] [Dense(2)] [Loss(CrossEntropy)] [SGD] public partial class Net { }",
        ["states"] = "[Network] [Input(\"s\", 5, 3)] [LSTM(3, Stateful = true)] [Dense(2)] [Loss(CrossEntropy)] [SGD] public partial class Net { }",
        ["ids"] = "[Network] [Input(\"w\", 5, Vocabulary = 9, PaddingIndex = 0)] [Input(\"u\", Vocabulary = 9)] [Embedding(3, From = \"w\")] [GRU(3, Name = \"g\")] [Embedding(3, From = \"u\")] [Add(\"g\")] [Dense(2)] [Loss(CrossEntropy)] [SGD] public partial class Net { }",
        ["rows"] = $"[Network(typeof(House))] [Dense(1)] {Training} public partial class Net {{ }} {House}",
        ["rows, prediction"] = $"[Network(typeof(House))] [Dense(1)] [Loss(Huber)] public partial class Net {{ }} {House}",
        ["inputs by keywords"] = $"[Network] [Input(\"event\", 4)] [Dense(2)] {Training} public partial class @class {{ }}",
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AProgramThatUsesEverythingShowsTheErrorAlone(string name)
    {
        string valid = Harness.Usings + Networks[name];
        string broken = valid.Replace("[Network", "[Parameter(\"nothing.weight\", Decay = true)] [Network", StringComparison.Ordinal);
        Compilation completed = Harness.Complete(new Setting(), valid);
        string program = Program(completed);

        Assert.Empty(Errors(Harness.Complete(new Setting(), valid, program)));
        Compilation stub = Harness.Complete(new Setting(), broken, program);
        Assert.Empty(Errors(stub));
        Assert.Equal(["DIG012"], RuleTester.Analyze(stub).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    /// <summary>A network that is to be trained, by its optimiser or its rows, has the members of one: that there is no loss is said once.</summary>
    [Theory]
    [InlineData("training", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("double", "[Loss(Huber)]", "DIG010")]
    [InlineData("dropout", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("normalisation", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("a random layer of a block", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("ends of blocks", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("inputs by keywords", "[Loss(MeanSquaredError)]", "DIG010")]
    [InlineData("rows", "[Loss(MeanSquaredError)]", null)]
    [InlineData("rows", "[Loss(MeanSquaredError)] [Adam]", null)]
    [InlineData("rows, prediction", "[Loss(Huber)]", null)]
    [InlineData("training", "[Input(4)] [Dense(2)] [Loss(MeanSquaredError)] [Adam]", null)]
    [InlineData("training", "[Dense(2)] [Loss(MeanSquaredError)] [Adam]", null)]
    [InlineData("training", "[Input(4)] [Dense(2)]", null)]
    public void AProgramThatTrainsShowsTheMissingLossAlone(string name, string left, string? rule)
    {
        string valid = Harness.Usings + Networks[name];
        Assert.Contains(left, valid, StringComparison.Ordinal);
        Compilation stub = Harness.Complete(new Setting(), valid.Replace(left, "", StringComparison.Ordinal), Program(Harness.Complete(new Setting(), valid)));
        Assert.Empty(Errors(stub));
        string[] reported = [.. RuleTester.Analyze(stub).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
        Assert.True(rule is null ? reported.Length > 0 : reported.SequenceEqual([rule]), string.Join(", ", reported));
    }

    public static TheoryData<string, string> NamesThatInterfacesAskFor
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string name, string source) in Networks.Where(network => network.Value.Contains("class Net ", StringComparison.Ordinal)))
            {
                foreach (SurfaceMember member in SurfaceMembers.OfBroken(Harness.Parse(source)).Where(member => member is { IsExplicit: false, Contract: not null }))
                    data.Add(name, member.Name);
            }

            return data;
        }
    }

    // Of another type than the generated one, so that it does not implement the interface by chance.
    [Theory]
    [MemberData(nameof(NamesThatInterfacesAskFor))]
    public void ANameThatIsTakenShowsTheClashAlone(string name, string taken)
    {
        string source = Harness.Usings + Networks[name].Replace("class Net { }", $"class Net {{ public System.Version? {taken} = null; }}", StringComparison.Ordinal);
        Compilation stub = Harness.Complete(new Setting(), source, Harness.Usings + $"static class Program {{ static object Use(Net net) => (INetwork<{(name == "double" ? "double" : "float")}>)net; }}");
        Assert.Empty(Errors(stub));
        Assert.Equal(["DIG020"], RuleTester.Analyze(stub).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Fact]
    public void ARecordStructIsTheCompilersToRefuse()
    {
        Compilation completed = Harness.Complete(new Setting(), Harness.Usings + "[Network] [Input(4)] [Dense(2)] public partial record struct Net { }");
        Assert.Equal(["CS0592"], completed.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
    }

    /// <summary>The name of an attribute that is not typed to its end may become whatever it likes to be.</summary>
    [Theory]
    [InlineData("training", "[Adam]", "[Ada]")]
    [InlineData("training", "[Adam]", "[A]")]
    [InlineData("training", "[Loss(MeanSquaredError)]", "[Los(MeanSquaredError)]")]
    [InlineData("double", "[SGD]", "[SGDD]")]
    [InlineData("double", "[StepDecay(10)]", "[StepDecayz(10)]")]
    [InlineData("dropout", "[Dropout(0.5)]", "[Dropoutt(0.5)]")]
    public void AMistypedAttributeShowsItselfAlone(string name, string right, string wrong)
    {
        string valid = Harness.Usings + Networks[name];
        Assert.Contains(right, valid, StringComparison.Ordinal);
        Compilation stub = Harness.Complete(new Setting(), valid.Replace(right, wrong, StringComparison.Ordinal), Program(Harness.Complete(new Setting(), valid)));
        Assert.Equal(["CS0246"], stub.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
        Assert.DoesNotContain("DIG019", RuleTester.Analyze(stub).Select(d => d.Id));
    }

    /// <summary>Types that another generator makes are unknown to this one: an attribute of such a type takes nothing away.</summary>
    [Fact]
    public void AnAttributeOfAnotherGeneratorIsNotLookedAt()
    {
        Compilation completed = Harness.Complete(new Setting(), Harness.Usings + Networks["training"].Replace("[Network]", "[Network] [MadeElsewhere(3)]", StringComparison.Ordinal));
        Assert.Equal(["CS0246"], completed.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
        Assert.DoesNotContain("NetworkErrors", string.Concat(completed.SyntaxTrees.Select(tree => tree.ToString())), StringComparison.Ordinal);
    }

    /// <summary>The compiler hands over nothing of an attribute that one more comma stands in: what stands there whole still counts.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ACommaTakesNoMember(string name)
    {
        string valid = Harness.Usings + Networks[name];
        string program = Program(Harness.Complete(new Setting(), valid));
        string file = Harness.Complete(new Setting(), valid, program).SyntaxTrees.First().FilePath;
        foreach (string next in new[] { ", ", ", Nam" })
        {
            for (int at = valid.IndexOf(")]", StringComparison.Ordinal); at >= 0; at = valid.IndexOf(")]", at + 1, StringComparison.Ordinal))
            {
                Compilation stub = Harness.Complete(new Setting(), valid.Insert(at, next), program);
                Diagnostic[] elsewhere = [.. stub.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath != file)];
                Assert.True(elsewhere.Length == 0, $"{valid.Insert(at, next)}: {string.Join("\n", elsewhere.Select(d => d.ToString()))}");
                Assert.Empty(RuleTester.Analyze(stub).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
            }
        }
    }

    /// <summary>A name that is mistyped makes no end of what it stood for.</summary>
    [Theory]
    [InlineData("two ends of no name", "From = \"x\"", "From = \"xx\"")]
    [InlineData("inputs, outputs and losses", "From = \"a\"", "From = \"aa\"")]
    [InlineData("inputs, outputs and losses", "Output = \"v\"", "Output = \"vv\"")]
    [InlineData("a loss of two outputs", "LogVariance = \"v\"", "LogVariance = \"vv\"")]
    [InlineData("sampling", "[Sampling(\"m\", \"v\")]", "[Sampling(\"m\", \"vv\")]")]
    [InlineData("sampling", "[Sampling(\"m\", \"v\")]", "[Sampling(\"mmmmmmmmm\", \"v\")]")]
    public void AMistypedNameChangesNoMember(string name, string right, string wrong)
    {
        string valid = Harness.Usings + Networks[name];
        Assert.Contains(right, valid, StringComparison.Ordinal);
        Compilation stub = Harness.Complete(new Setting(), valid.Replace(right, wrong, StringComparison.Ordinal), Program(Harness.Complete(new Setting(), valid)));
        Assert.Empty(Errors(stub));
        Assert.Equal(["DIG006"], RuleTester.Analyze(stub).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    /// <summary>Classes that cannot be networks, or are not typed to their end: what is wrong is said of them, and never of a generated file.</summary>
    public static TheoryData<string> Unfit =>
    [
        $"[Network] [Input(4)] [Dense(2)] {Training} public sealed partial class",
        $"[Network] [Input(4)] [Dense(0)] {Training} public sealed partial class",
        $"[Network] [Input(4)] [Dense(2)] {Training} public sealed partial class {{ }}",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Net<",
        $"public partial class {{ [Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ }} }}",
        $"namespace Some. {{ [Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ }} }}",
        $"namespace ; [Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ }}",
        $"[Network(typeof(House))] [Dense(1)] {Training} public partial class Net {{ }} public sealed record House(double, Kind Kind, double Area, double Area, [Label] double Price); public enum Kind {{ A, B, B, = 4 }}",
        $"[Network(typeof(House))] [Dense(1)] {Training} public partial class Net {{ }} public sealed class House {{ public double Area {{ get; }} public int Area {{ get; }} public double Size {{ get; }} [Label] public double Price {{ get; }} }}",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial record Net;",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial record Net(int X);",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Parameters;",
        $"namespace A {{ class DiSpan {{ }} [Network] [Input(4)] [Dense(2)] {Training} public partial class Net; }}",
        $"class var {{ }} [Network] [Input(4)] [Dense(2)] {Training} public partial class Net;",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ class @var {{ }} }}",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class @var;",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Net; [Network] [Input(4)] [Dense(2)] {Training} public partial class Deeper : Net;",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Summary;",
        $"[Network] [Input(4)] [Dense(2)] {Training} public partial class Net {{ class Parameters {{ }} class Gradients {{ }} public int LearningRate; int MaxThreads() => 1; public int Summary() => 1; }}",
    ];

    [Theory]
    [MemberData(nameof(Unfit))]
    public void NoErrorIsShownInAGeneratedFile(string source)
    {
        Compilation completed = Harness.Complete(new Setting(), Harness.Usings + source);
        Assert.Empty(completed.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true));
    }

    /// <summary>The documentation of a generated part counts for the class: that there is none is no error that comes with another.</summary>
    [Fact]
    public void AClassWithoutDocumentationStaysDocumented()
    {
        const string Source = Harness.Usings + $"[Network] [Input(4)] [Dense(0)] {Training} public partial class Net {{ }}";
        Assert.DoesNotContain(Harness.Complete(new Setting(), Source).GetDiagnostics(), d => d.Id == "CS1591");
    }

    [Fact]
    public void TheListIsWhatIsGenerated()
    {
        foreach ((string name, string source) in Networks)
        {
            Compilation completed = Harness.Complete(new Setting(), Harness.Usings + source);
            INamedTypeSymbol type = Network(completed);
            string[] generated = [.. Surface(type).Select(member => member.Name).Distinct().Order(StringComparer.Ordinal)];
            string[] listed = [.. SurfaceMembers.OfBroken(Harness.Parse(completed, type.MetadataName)).Where(m => !m.IsExplicit && m.Result.Length > 0).Select(m => m.Name).Distinct().Order(StringComparer.Ordinal)];
            Assert.True(generated.SequenceEqual(listed), $"{name}: {string.Join(", ", generated.Except(listed).Concat(listed.Except(generated)))}");
        }
    }

    [Fact]
    public void KindsSayWhetherTheyDrawNumbersAndReadTheMode()
    {
        foreach (string name in Networks.Keys.Where(name => name is "dropout" or "alpha dropout" or "noise" or "spatial dropout" or "sampling" or "normalisation" or "training"))
        {
            NetworkPlan plan = Harness.Plan(Harness.Parse(Networks[name]));
            LayerKind[] kinds = [.. plan.Network.Nodes.Select(node => LayerCatalog.Of(node.Spec))];
            Assert.Equal(plan.Training!.Ops.Any(op => op.IsRandom), kinds.Any(kind => kind.IsRandom));
            Assert.Equal(plan.Training!.Ops.Any(op => op.ReadsMode), kinds.Any(kind => kind.ReadsMode));
        }
    }

    // Every public member of the class, every member of its interfaces, every extension of them.
    private static string Program(Compilation completed)
    {
        INamedTypeSymbol type = Network(completed);
        string scalar = type.AllInterfaces.First(contract => contract.IsGenericType).TypeArguments[0].ToDisplayString();
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var lines = new List<string> { $"var net = new {name}(); net = new {name}(3); net = new {name}(seed: 3);" };
        lines.AddRange(Surface(type).Select(member => Use("net", name, member)));
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            string view = $"(({contract.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})net)";
            lines.AddRange(contract.GetMembers().Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary }).Select(member => Use(view, name, member)));
        }

        foreach (MethodInfo extension in typeof(Runtime::DeepInit.NetworkAttribute).Assembly.GetExportedTypes()
            .SelectMany(holder => holder.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && type.AllInterfaces.Any(i => IsOf(i, method.GetParameters()[0].ParameterType))))
        {
            string method = extension.Name + (extension.IsGenericMethod && extension.GetGenericArguments().Length == 1 ? $"<{scalar}>" : "");
            IMethodSymbol[] symbols = [.. completed.GetTypeByMetadataName(extension.DeclaringType!.FullName!)!.GetMembers(extension.Name).OfType<IMethodSymbol>().Where(m => m.Arity == 1)];
            lines.AddRange(symbols.Select(symbol => $"global::{extension.DeclaringType}.{method}(net{string.Concat(symbol.Construct(type.AllInterfaces.First(contract => contract.IsGenericType).TypeArguments[0]).Parameters.Skip(1).Select(p => ", " + Default(p)))});"));
        }

        Assert.True(lines.Count > 15);
        return $"static class Program {{ static void Use() {{ {string.Join("\n", lines.Distinct())} }} }}";
    }

    // What a method says of an interface's types holds of the network's.
    private static bool IsOf(INamedTypeSymbol contract, Type asked) =>
        contract.Name == asked.Name.Split('`')[0] && contract.TypeArguments.Length == asked.GenericTypeArguments.Length
        && contract.TypeArguments.Zip(asked.GenericTypeArguments).All(pair => pair.Second.IsGenericParameter || pair.First.Name == pair.Second.Name);

    private static INamedTypeSymbol Network(Compilation completed) => (completed.GetTypeByMetadataName("Net") ?? completed.GetTypeByMetadataName("class"))!;

    private static IEnumerable<ISymbol> Surface(INamedTypeSymbol type) => type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary });

    private static string Use(string net, string type, ISymbol member) => member switch
    {
        IFieldSymbol field => $"_ = {type}.{field.Name};",
        IPropertySymbol property => $"_ = {net}.{property.Name};" + (property.SetMethod is null ? "" : $" {net}.{property.Name} = default({property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)});"),
        IMethodSymbol method => $"{net}.{method.Name}({string.Join(", ", method.Parameters.Select(Default))});",
        _ => throw new NotSupportedException(member.ToString()),
    };

    private static string Default(IParameterSymbol parameter) =>
        $"{(parameter.Name is "class" or "event" ? "@" : "")}{parameter.Name}: default({parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";

    private static IEnumerable<string> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
}
