extern alias Runtime;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Tests.Shared.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Support;

/// <summary>Sources in, compilations, generated files, specs and assemblies out: all that tests need of Roslyn.</summary>
internal static class Harness
{
    /// <summary>What the package adds to a project of its users, in the form that C# 9 has.</summary>
    public const string Usings = """
        using DeepInit;
        using static DeepInit.Activation;
        using static DeepInit.Init;
        using static DeepInit.Loss;

        """;

    private static readonly ConcurrentDictionary<string, NetworkSpec> Defaults = new();

    /// <summary>The framework that the tests run on, and the runtime of the networks.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = CompilerReferences.Of(typeof(Runtime::DeepInit.NetworkAttribute));

    // Its references are read once for all that is parsed.
    private static CSharpCompilation Empty { get; } = Compile(new Setting());

    public static CSharpCompilation Compile(string source, LanguageVersion language = LanguageVersion.Latest) => Compile(new Setting(language), source);

    public static CSharpCompilation Compile(Setting setting, params string[] sources) => CSharpCompilation.Create(
        "Tested",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, setting.ParseOptions, path: $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: setting.CheckOverflow,
            warningLevel: 9999,
            nullableContextOptions: setting.Nullable));

    public static GeneratorDriver Driver(CSharpParseOptions? parseOptions = null, bool tracks = false) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: parseOptions ?? new Setting().ParseOptions,
        driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: tracks));

    /// <summary>The driver after one run over a source that stands beside the usings of the package.</summary>
    public static GeneratorDriver Run(string source) => Driver().RunGenerators(Compile(Usings + source));

    /// <summary>The generated files by their hint names.</summary>
    public static IReadOnlyDictionary<string, string> Generate(string source) => Files(Run(source));

    public static IReadOnlyDictionary<string, string> Files(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return result.Exception is { } exception
            ? throw new InvalidOperationException("The generator failed.", exception)
            : result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
    }

    /// <summary>The compilation with what the generator adds to it.</summary>
    public static CSharpCompilation Complete(Setting setting, params string[] sources)
    {
        GeneratorDriver driver = Driver(setting.ParseOptions).RunGeneratorsAndUpdateCompilation(Compile(setting, sources), out Compilation completed, out _);
        _ = Files(driver);
        return (CSharpCompilation)completed;
    }

    /// <summary>Everything that the compiler would print: errors and warnings, with the line each is about.</summary>
    public static IReadOnlyList<string> Complaints(Compilation compilation) =>
    [
        .. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => $"{diagnostic} in: {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}"),
    ];

    /// <summary>The spec of the class named, in a source that stands beside the usings of the package.</summary>
    public static NetworkSpec Parse(string source, string type = "Net") =>
        Parse(Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings + source, new Setting().ParseOptions, path: "Source0.cs")), type);

    /// <summary>The spec of the class named, in a compilation.</summary>
    public static NetworkSpec Parse(Compilation compilation, string type = "Net") =>
        NetworkParser.Parse(compilation.GetTypeByMetadataName(type) ?? throw new ArgumentException($"No type {type} in the sources.", nameof(compilation)), compilation, default).Spec;

    /// <summary>A layer as its attribute with required arguments alone declares it.</summary>
    public static LayerSpec DefaultLayer(LayerKind kind) => Default(kind.Attribute).Layers.Last();

    /// <summary>An optimiser as its attribute without arguments declares it.</summary>
    public static OptimizerSpec DefaultOptimizer(OptimizerKind kind) => Default(kind.Attribute).Optimizer!;

    private static NetworkSpec Default(string attribute) => Defaults.GetOrAdd(attribute, name =>
        Parse($"[Network] {LanguageAttributes.Of(LanguageAttributes.Runtime.GetType(name)!)} partial class Net {{ }}"));

    /// <summary>The plan of a spec without errors.</summary>
    public static NetworkPlan Plan(NetworkSpec spec)
    {
        InferenceResult result = ShapeInference.Run(spec, default);
        return result.Network is { } network
            ? Planner.Plan(network, default)
            : throw new InvalidOperationException(string.Join("\n", result.Issues.Select(issue => issue.Message)));
    }

    /// <summary>The network of a source without errors, its shapes and initialisers known.</summary>
    public static ShapedNetwork Shape(string source) =>
        ShapeInference.Run(Parse(source), default) is { Network: { } network } ? network : throw new ArgumentException("The network has errors.", nameof(source));

    /// <summary>The image of a compilation without errors.</summary>
    public static byte[] Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join("\n", Complaints(compilation)));
    }
}
