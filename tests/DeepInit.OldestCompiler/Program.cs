using System.Collections.Immutable;
using DeepInit.OldestCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

// csc ARGUMENTS: what the csc of the oldest SDK does with the arguments that MSBuild gives it, as far as a build of networks needs it. A project is built with
// dotnet build -p:CscToolPath=FOLDER -p:CscToolExe=csc -p:UseSharedCompilation=false
CSharpCommandLineArguments arguments = CSharpCommandLineParser.Default.Parse(args, Environment.CurrentDirectory, sdkDirectory: null);
var options = arguments.CompilationOptions.WithMetadataImportOptions(MetadataImportOptions.Public);

IEnumerable<SyntaxTree> trees = arguments.SourceFiles.Select(file =>
{
    using FileStream stream = File.OpenRead(file.Path);
    return CSharpSyntaxTree.ParseText(SourceText.From(stream, arguments.Encoding, arguments.ChecksumAlgorithm), arguments.ParseOptions, file.Path);
});
IEnumerable<MetadataReference> references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
Compilation compilation = CSharpCompilation.Create(arguments.CompilationName ?? Path.GetFileNameWithoutExtension(arguments.OutputFileName), trees, references, options);

var loaded = arguments.AnalyzerReferences
    .Where(reference => Path.GetFileName(reference.FilePath).StartsWith("DeepInit.", StringComparison.Ordinal))
    .Select(reference => new AnalyzerFileReference(reference.FilePath, new FileLoader()))
    .ToList();
var failures = new List<string>();
loaded.ForEach(reference => reference.AnalyzerLoadFailed += (_, e) => failures.Add($"{reference.FullPath}: error: {e.ErrorCode}: {e.Message}"));
ImmutableArray<ISourceGenerator> generators = [.. loaded.SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp))];
ImmutableArray<DiagnosticAnalyzer> analyzers = [.. loaded.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))];

AnalyzerConfigOptionsProvider settings = new BuildSettings(arguments.AnalyzerConfigPaths);
CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions, optionsProvider: settings)
    .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> fromGenerators);

var diagnostics = new List<Diagnostic>([.. arguments.Errors, .. fromGenerators]);
if (!analyzers.IsEmpty)
{
    var analyzed = new CompilationWithAnalyzers(generated, analyzers, new AnalyzerOptions([], settings));
    diagnostics.AddRange(await analyzed.GetAnalyzerDiagnosticsAsync());
}

using (FileStream image = File.Create(arguments.GetOutputFilePath(arguments.OutputFileName!)))
using (FileStream symbols = File.Create(arguments.GetPdbFilePath(arguments.OutputFileName!)))
    diagnostics.AddRange(generated.Emit(image, symbols, manifestResources: arguments.ManifestResources, options: arguments.EmitOptions).Diagnostics);

failures.ForEach(Console.WriteLine);
foreach (Diagnostic diagnostic in diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed))
    Console.WriteLine(CSharpDiagnosticFormatter.Instance.Format(diagnostic));
Console.WriteLine($"Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}: {generators.Length} generators, {analyzers.Length} analyzers, {generated.SyntaxTrees.Count() - compilation.SyntaxTrees.Count()} files generated");
return failures.Count > 0 || generators.IsEmpty || diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? 1 : 0;
