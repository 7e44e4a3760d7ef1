extern alias Generator;

using System.Diagnostics;
using System.Globalization;
using System.Text;
using DeepInit.Benchmarks.Workloads;
using Generator::DeepInit.Gen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Benchmarks.Commands;

/// <summary>The generator on the workloads' sources: how long it takes when it is warm, and how much it writes.</summary>
internal static class GeneratorCommand
{
    internal const string Usings = "global using DeepInit; global using static DeepInit.Activation; global using static DeepInit.Init; global using static DeepInit.Loss;";

    public static int Run(Options options)
    {
        MetadataReference[] references = References();
        Console.WriteLine("workload   first ms  warm ms (min)  (median)   emitted bytes");
        foreach (string name in options.Workloads)
        {
            Workload workload = Workload.Of(name);
            SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(Source(workload))];

            // A new compilation and a new driver every time: nothing is cached but the JIT's work.
            var times = new List<double>();
            int bytes = 0;
            for (int i = 0; i < 60; i++)
            {
                CSharpCompilation compilation = CSharpCompilation.Create("Measured", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
                GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator());
                long start = Stopwatch.GetTimestamp();
                driver = driver.RunGenerators(compilation);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                GeneratorRunResult result = driver.GetRunResult().Results[0];
                bytes = result.GeneratedSources.Sum(file => Encoding.UTF8.GetByteCount(file.SourceText.ToString()));
                if (result.Exception is { } e)
                    throw new InvalidOperationException($"The generator failed on {workload.Name}: {e.Message}", e);
            }

            double[] warm = [.. times.Skip(20).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name,-8}  {times[0],9:F1}  {warm[0],13:F2}  {warm[warm.Length / 2],8:F2}  {bytes,14:N0}"));
        }

        return 0;
    }

    /// <summary>What a project of a user's refers to, as far as networks need it.</summary>
    internal static MetadataReference[] References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "DeepInit.dll" or "netstandard.dll" or "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static string Source(Workload workload)
    {
        using Stream stream = typeof(Workload).Assembly.GetManifestResourceStream(workload.GetType().Name + ".cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
