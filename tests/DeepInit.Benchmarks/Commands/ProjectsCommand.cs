extern alias Generator;

using System.Diagnostics;
using System.Globalization;
using Generator::DeepInit.Gen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Benchmarks.Commands;

/// <summary>What networks cost whoever builds or edits the project that they are in: time, memory and text, by how many networks and how many layers there are.</summary>
internal static class ProjectsCommand
{
    private const int Networks = 30;

    private static readonly string[] Activations = ["ReLU", "Tanh", "GELU", "Sigmoid", "LeakyReLU", "SiLU", "ELU", "Softplus"];

    public static int Run(Options options)
    {
        Console.WriteLine($"medians of {options.Rounds} rounds, warm            generator ms   allocated MB       text");
        foreach (int layers in new[] { 50, 100, 200, 400 })
            ReportGenerator($"one network of {layers} Dense", [Chain(layers)], options.Rounds);
        ReportGenerator($"{Networks} networks of two Dense", [.. Enumerable.Range(0, Networks).Select(Small)], options.Rounds);

        Console.WriteLine();
        Console.WriteLine($"an edit in a project of {Networks} networks       generator ms   allocated MB");
        ReportEdit("of a class that is no network", "class Elsewhere { int one; }", "class Elsewhere { int two; }", options.Rounds);
        ReportEdit("of a network's width", Small(Networks), Small(Networks).Replace("[Dense(40", "[Dense(48", StringComparison.Ordinal), options.Rounds);

        Console.WriteLine();
        double without = Compile([], options.Rounds), with = Compile([.. Enumerable.Range(0, Networks).Select(Small)], options.Rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compiled to an assembly: {without:F0} ms without networks, {with:F0} ms with {Networks}"));
        return 0;
    }

    private static string Chain(int layers) =>
        $"[Network] [Input(64)] {string.Concat(Enumerable.Repeat("[Dense(64, Activation = ReLU)] ", layers - 1))}[Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Chain {{ }}";

    private static string Small(int i)
    {
        bool classifies = i % 3 == 0;
        string last = classifies ? ", Activation = Sigmoid" : "", loss = classifies ? "BinaryCrossEntropy" : "MeanSquaredError";
        return $"[Network] [Input({5 + (3 * i)})] [Dense({16 + (8 * (i % 9))}, Activation = {Activations[i % Activations.Length]})] [Dense({1 + (i % 12)}{last})] [Loss({loss})] [AdamW] partial class Net{i} {{ }}";
    }

    private static void ReportGenerator(string what, string[] sources, int rounds)
    {
        int text = 0;
        (double time, double memory) = Median(rounds, () =>
        {
            CSharpCompilation compilation = Compilation(sources);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator());
            return Measure(() => text = Text(driver.RunGenerators(compilation)));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42} {time,12:F2} {memory,14:F2} {text,10:N0}"));
    }

    private static void ReportEdit(string what, string before, string after, int rounds)
    {
        (double time, double memory) = Median(rounds, () =>
        {
            CSharpCompilation compilation = Compilation([.. Enumerable.Range(0, Networks).Select(Small), before]);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation);
            SyntaxTree edited = compilation.SyntaxTrees[^1];
            CSharpCompilation next = compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(after, path: edited.FilePath));
            return Measure(() => driver.RunGenerators(next));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42} {time,12:F2} {memory,14:F2}"));
    }

    /// <summary>Milliseconds from sources to an assembly in memory, with the generator.</summary>
    private static double Compile(string[] sources, int rounds) => Median(rounds, () => Measure(() =>
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator());
        driver.RunGeneratorsAndUpdateCompilation(Compilation([.. sources, "class Program { }"], allReferences: true), out Compilation compilation, out _);
        using var assembly = new MemoryStream();
        if (compilation.Emit(assembly) is { Success: false } result)
            throw new InvalidOperationException($"What is measured does not compile: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
    })).Time;

    private static int Text(GeneratorDriver driver) => driver.GetRunResult().Results[0] is var result && result.Exception is { } e
        ? throw new InvalidOperationException($"The generator failed: {e.Message}", e)
        : result.GeneratedSources.Sum(file => file.SourceText.Length);

    private static CSharpCompilation Compilation(string[] sources, bool allReferences = false) => CSharpCompilation.Create(
        "Measured",
        [CSharpSyntaxTree.ParseText(GeneratorCommand.Usings, path: "usings.cs"), .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"{i}.cs"))],
        allReferences ? AllReferences : GeneratorCommand.References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static readonly MetadataReference[] AllReferences =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "DeepInit.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static (double Time, double Memory) Measure(Action action)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6);
    }

    private static (double Time, double Memory) Median(int rounds, Func<(double Time, double Memory)> once)
    {
        for (int i = 0; i < 3; i++)
            once();
        var all = Enumerable.Range(0, rounds).Select(_ => once()).ToList();
        return (all.Select(one => one.Time).Order().ElementAt(rounds / 2), all.Select(one => one.Memory).Order().ElementAt(rounds / 2));
    }
}
