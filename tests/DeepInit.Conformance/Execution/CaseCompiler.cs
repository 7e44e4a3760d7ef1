extern alias Generator;

using System.Collections.Immutable;
using System.Text;
using DeepInit.Conformance.Translation;
using DeepInit.Tests.Shared.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Conformance.Execution;

/// <summary>Compiles the classes of a case in memory, as a build with the generator would.</summary>
internal sealed class CaseCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    // The library, and this program for the interface of the drivers.
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() => CompilerReferences.Of(typeof(NetworkAttribute), typeof(CaseCompiler)));

    private readonly Func<IIncrementalGenerator> _createGenerator;

    /// <summary>Compiles with the generator of this repository.</summary>
    public CaseCompiler()
        : this(() => new Generator::DeepInit.Gen.NetworkGenerator())
    {
    }

    /// <summary>Compiles with another generator.</summary>
    public CaseCompiler(Func<IIncrementalGenerator> createGenerator) => _createGenerator = createGenerator;

    /// <summary>Makes the generator that it compiles with.</summary>
    public IIncrementalGenerator CreateGenerator() => _createGenerator();

    /// <summary>Generates, compiles and loads.</summary>
    /// <exception cref="CompilationFailedException">The generator failed, or the compiler reported an error or a warning.</exception>
    public CompiledCase Compile(TranslatedCase translated)
    {
        SyntaxTree[] files =
        [
            .. new[] { translated.Model }.Concat(translated.Plain is { } plain ? [plain, .. translated.Parts] : translated.Parts).SelectMany(network => new[]
            {
                Parse(network.Text, network.Name + ".cs"),
                Parse(DriverText.Write(network.Driven), network.Driven.Driver + ".cs"),
            }),
            .. translated.Writer is { } writer ? [Parse(writer.Text, writer.Name + ".cs")] : Array.Empty<SyntaxTree>(),
        ];
        var compilation = CSharpCompilation.Create("ConformanceCase", files, References.Value, CompilationOptions);
        RequireValid(compilation, translated.Source.Name);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([CreateGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        RequireSilence("generator", reported);

        using var image = new MemoryStream();
        RequireSilence("compiler", generated.Emit(image).Diagnostics);
        image.Position = 0;
        return new CompiledCase(image);
    }

    // The loss falls below its floor within few steps, at a rate that no one else should have.
    private static readonly Dictionary<string, string> Warned = new() { ["loss-noise-floor"] = "DIG236" };

    // The generator leaves an invalid network as a stub, and the analyzer says why. That it warns of none of these networks, which are right, is a
    // promise of the rules.
    private static void RequireValid(CSharpCompilation compilation, string name)
    {
        ImmutableArray<DiagnosticAnalyzer> rules = [new Generator::DeepInit.Gen.Diagnostics.NetworkAnalyzer()];
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

        // A part is a network cut down to one of its losses: what that loss alone lacks, nobody has written.
        RequireSilence("rules", [.. found.Where(d => Warned.GetValueOrDefault(name) != d.Id).Where(d => d.Severity == DiagnosticSeverity.Error || d.Location.SourceTree?.FilePath.StartsWith("Part", StringComparison.Ordinal) != true)]);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private static void RequireSilence(string who, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] loud = [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
        if (loud.Length > 0)
        {
            // Errors say more than warnings do.
            Diagnostic worst = loud.MaxBy(diagnostic => diagnostic.Severity)!;
            string text = worst.Location.SourceTree?.GetText().Lines[worst.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
            throw new CompilationFailedException($"{who}: {worst} ({loud.Length} in all) at '{text}'");
        }
    }
}
