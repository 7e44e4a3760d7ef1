extern alias Generator;

using System.Globalization;
using Generator::DeepInit.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Benchmarks.Commands;

/// <summary>The analyzer, which editors run at every pause in typing: on a network of 50 layers, and on classes that are none.</summary>
internal static class AnalyzerCommand
{
    private const int Rounds = 15;

    public static int Run()
    {
        string layers = string.Concat(Enumerable.Range(0, 49).Select(i =>
            $"[Dense({16 + (16 * (i % 8))}, Name = \"layer{i}\", Init = {(i % 2 == 0 ? "He" : "Xavier")}, Activation = {(i % 3 == 0 ? "GELU" : "ReLU")})]\n"));
        Report("a network of 50 layers", GeneratorCommand.Usings + $"[Network]\n[Input(64)]\n{layers}[Dense(10)]\n[Loss(CrossEntropy)]\n[AdamW]\npublic sealed partial class Net;\n");
        Report("2000 classes that are no networks", string.Concat(Enumerable.Range(0, 2000).Select(i => $"[System.Serializable] class C{i} {{ int Fit; int M() => this.Fit; }}\n")));
        return 0;
    }

    private static void Report(string what, string source)
    {
        double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Measure(source)).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36} {times[0],8:F2} ms (min) {times[Rounds / 2],8:F2} (median)"));
    }

    private static double Measure(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Measured", [CSharpSyntaxTree.ParseText(source)], GeneratorCommand.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analyzer = new NetworkAnalyzer();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        AnalysisResult result = compilation.WithAnalyzers([analyzer], options).GetAnalysisResultAsync(default).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
    }
}
