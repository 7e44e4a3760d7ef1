extern alias Generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Tests.Shared.Compiling;

/// <summary>Compiles in memory, as a build with the package would: its usings, implicit usings, the generator, nullable on, no warning let pass.</summary>
internal sealed class InMemoryCompiler
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using DeepInit; global using static DeepInit.Activation; global using static DeepInit.Init; global using static DeepInit.Loss;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    /// <summary>A compiler whose sources may use the library and, for the drivers, this assembly.</summary>
    /// <param name="besides">Types of further assemblies that they may use.</param>
    public InMemoryCompiler(params Type[] besides) => _references = new(() => CompilerReferences.Of([typeof(NetworkAttribute), typeof(InMemoryCompiler), .. besides]));

    /// <summary>Compiles networks, each with a driver, into one assembly and loads it.</summary>
    /// <param name="networks">Names and the attributes that stand on them; one input, one output, one target of numbers.</param>
    public CompiledNetworks Compile(IEnumerable<(string Name, string Attributes, bool IsDouble)> networks) =>
        Compile(networks.Select(network => (new DrivenNetwork(network.Name, network.IsDouble), network.Attributes)));

    /// <summary>Compiles networks, each with a driver, into one assembly and loads it.</summary>
    /// <param name="networks">What their drivers must know, and the attributes that stand on them, or whole declarations.</param>
    public CompiledNetworks Compile(IEnumerable<(DrivenNetwork Network, string Attributes)> networks) => Load(
        networks.Select(n => (n.Network.Name + ".cs", $"{n.Attributes}\npublic sealed partial class {n.Network.Name};\n{DriverText.Write(n.Network)}")));

    /// <summary>Compiles networks without drivers.</summary>
    public CompiledNetworks CompileNetworks(IEnumerable<(string Name, string Attributes)> networks) =>
        Load(networks.Select(n => (n.Name + ".cs", $"{n.Attributes}\npublic sealed partial class {n.Name};")));

    /// <summary>Compiles networks whose declarations are whole files, each with a driver.</summary>
    public CompiledNetworks CompileFiles(IEnumerable<(DrivenNetwork Network, string Text)> networks) =>
        Load(networks.SelectMany(n => new[] { (n.Network.Namespace + n.Network.Name + ".cs", n.Text), (n.Network.Namespace + n.Network.Driver + ".cs", DriverText.Write(n.Network)) }));

    /// <summary>Compiles drivers of classes that are compiled already.</summary>
    public CompiledNetworks CompileDrivers(IEnumerable<DrivenNetwork> networks) => Load(networks.Select(network => (network.Driver + ".cs", DriverText.Write(network))));

    /// <summary>The image of files and what the generator adds: no driver, and nothing of a test's. Advice of the analyzers plays no part.</summary>
    public byte[] Image(IEnumerable<(string Path, string Text)> files) => ImageOf(Run(files, OutputKind.DynamicallyLinkedLibrary).Compilation);

    /// <summary>The image of a compilation without errors.</summary>
    public static byte[] ImageOf(Compilation compilation)
    {
        using var image = new MemoryStream();
        ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
        Diagnostic? error = diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null ? image.ToArray() : throw new InvalidOperationException($"The code does not compile: {error}");
    }

    /// <summary>What the generator and the compiler have to say to files that share one project: warnings and errors.</summary>
    public ImmutableArray<Diagnostic> Check(IEnumerable<(string Path, string Text)> files, OutputKind kind)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> loud) = Run(files, kind);
        return [.. loud, .. Loud(compilation.GetDiagnostics())];
    }

    /// <summary>The compilation that an editor sees: the files and what the generator adds.</summary>
    public Compilation Generate(string text) => Run([("Networks.cs", text)], OutputKind.DynamicallyLinkedLibrary).Compilation;

    private CompiledNetworks Load(IEnumerable<(string Path, string Text)> files)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> loud) = Run(files, OutputKind.DynamicallyLinkedLibrary);
        RequireSilence(loud);
        using var image = new MemoryStream();
        RequireSilence(Loud(compilation.Emit(image).Diagnostics));
        return new CompiledNetworks(Assembly.Load(image.ToArray()));
    }

    private (Compilation Compilation, ImmutableArray<Diagnostic> Loud) Run(IEnumerable<(string Path, string Text)> files, OutputKind kind)
    {
        // CS1701, a library built against an earlier framework assembly: the SDK switches it off, too.
        CSharpCompilationOptions options = new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]);
        SyntaxTree[] trees = [Parse("Usings.cs", Usings), .. files.Select(file => Parse(file.Path, file.Text))];
        var compilation = CSharpCompilation.Create("Networks" + Guid.NewGuid().ToString("N"), trees, _references.Value, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new Generator::DeepInit.Gen.NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        return (generated, Loud(reported));
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private static ImmutableArray<Diagnostic> Loud(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];

    private static void RequireSilence(ImmutableArray<Diagnostic> loud)
    {
        if (loud.Length > 0)
            throw new InvalidOperationException($"Generated networks do not compile in silence ({loud.Length} diagnostics); the first: {loud[0]}");
    }
}
