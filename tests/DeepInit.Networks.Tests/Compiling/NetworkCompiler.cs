extern alias Generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Networks.Tests.Compiling;

/// <summary>Compiles in memory, as a build with the package would: its usings, implicit usings, the generator, nullable on, no warning let pass.</summary>
public static class NetworkCompiler
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using DeepInit; global using static DeepInit.Activation; global using static DeepInit.Init; global using static DeepInit.Loss;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    /// <summary>Compiles networks, each with a driver, into one assembly and loads it.</summary>
    /// <param name="networks">Names and the attributes that stand on them.</param>
    public static CompiledNetworks Compile(IEnumerable<(string Name, string Attributes, bool IsDouble)> networks)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> loud) = Run(
            networks.Select(n => (n.Name + ".cs", $"{n.Attributes}\npublic sealed partial class {n.Name};\n{Driver(n.Name, n.IsDouble ? "double" : "float")}")),
            OutputKind.DynamicallyLinkedLibrary);
        RequireSilence(loud);
        using var image = new MemoryStream();
        RequireSilence(Loud(compilation.Emit(image).Diagnostics));
        return new CompiledNetworks(Assembly.Load(image.ToArray()));
    }

    /// <summary>The image of files and what the generator adds: no driver, and nothing of a test's. Advice of the analyzers plays no part.</summary>
    public static byte[] Image(IEnumerable<(string Path, string Text)> files) => ImageOf(Run(files, OutputKind.DynamicallyLinkedLibrary).Compilation);

    /// <summary>The image of a compilation without errors.</summary>
    public static byte[] ImageOf(Compilation compilation)
    {
        using var image = new MemoryStream();
        ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
        Diagnostic? error = diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? image.ToArray() : throw new InvalidOperationException($"The code does not compile: {error}");
    }

    /// <summary>What the generator and the compiler have to say to files that share one project: warnings and errors.</summary>
    public static ImmutableArray<Diagnostic> Check(IEnumerable<(string Path, string Text)> files, OutputKind kind)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> loud) = Run(files, kind);
        return [.. loud, .. Loud(compilation.GetDiagnostics())];
    }

    /// <summary>The compilation that an editor sees: the files and what the generator adds.</summary>
    public static Compilation Generate(string text) => Run([("Networks.cs", text)], OutputKind.DynamicallyLinkedLibrary).Compilation;

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Loud) Run(IEnumerable<(string Path, string Text)> files, OutputKind kind)
    {
        // CS1701, a library built against an earlier framework assembly: the SDK switches it off, too.
        CSharpCompilationOptions options = new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]);
        SyntaxTree[] trees = [Parse("Usings.cs", Usings), .. files.Select(file => Parse(file.Path, file.Text))];
        var compilation = CSharpCompilation.Create("Networks" + Guid.NewGuid().ToString("N"), trees, References.Value, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new Generator::DeepInit.Gen.NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        return (generated, Loud(reported));
    }

    private static string Driver(string name, string scalar) => $$"""
        public sealed class {{name}}Driver : DeepInit.Networks.Tests.Compiling.INetworkDriver<{{scalar}}>
        {
            private readonly {{name}} _network = new {{name}}();
            public ParameterCollection<{{scalar}}> Parameters => _network.Parameters;
            public int MaxThreads { get => _network.MaxThreads; set => _network.MaxThreads = value; }
            public {{scalar}}[] Predict({{scalar}}[] x) => _network.Predict(x);
            public {{scalar}} TrainBatch({{scalar}}[] x, {{scalar}}[] target) => _network.TrainBatch(x, target);
            public {{scalar}} ComputeLoss({{scalar}}[] x, {{scalar}}[] target) => _network.ComputeLoss(x, target);
            public {{scalar}} ComputeGradients({{scalar}}[] x, {{scalar}}[] target) => _network.ComputeGradients(x, target);
        }
        """;

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private static ImmutableArray<Diagnostic> Loud(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];

    private static void RequireSilence(ImmutableArray<Diagnostic> loud)
    {
        if (loud.Length > 0)
            throw new InvalidOperationException($"Generated networks do not compile in silence ({loud.Length} diagnostics); the first: {loud[0]}");
    }

    // The frameworks that run this (.NET, and ASP.NET Core for the README's server), the library and its neighbours, and this assembly for the interface of the drivers; not the generator.
    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) is { } folder && (folder == framework || folder == web))
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Append(typeof(OnnxFile).Assembly.Location)
                .Append(typeof(CsvTable).Assembly.Location)
                .Append(typeof(TrainingMeter).Assembly.Location)
                .Append(typeof(NetworkCompiler).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
