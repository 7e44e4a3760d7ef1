extern alias Generator;

using System.Reflection;
using System.Text;
using Generator::DeepInit.Gen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>Compiles networks while the program runs, by the generator itself: hundreds that differ in an attribute or two need no classes in this project.</summary>
internal static class NetworkFactory
{
    private const string Usings = "using DeepInit; using static DeepInit.Activation; using static DeepInit.Init; using static DeepInit.Loss;";

    // What networks may use as [Use(typeof(Layer))].
    private const string Blocks = """
        [Block] [Input("x", 32, 32)] [LayerNormalization(Name = "n1")] [MultiHeadAttention(2, Causal = true, Name = "attention")] [Add("x", "attention", Name = "r1")]
        [LayerNormalization(Name = "n2")] [Dense(128, Activation = GELU)] [Dense(32, Name = "projection")] [Add("r1", "projection")]
        public static partial class Layer;
        """;

    /// <summary>A function for each network, which makes it from a seed.</summary>
    /// <param name="attributes">All attributes of each network but <c>[Network]</c>.</param>
    /// <exception cref="InvalidOperationException">They do not compile.</exception>
    public static Func<int, ITrainableNetwork<float>>[] Compile(IReadOnlyList<string> attributes)
    {
        var source = new StringBuilder(Usings).AppendLine().AppendLine(Blocks);
        for (int i = 0; i < attributes.Count; i++)
            source.AppendLine($"[Network] {attributes[i]} public sealed partial class N{i};");
        source.AppendLine("public static class Networks { public static readonly System.Func<int, ITrainableNetwork<float>>[] All = new System.Func<int, ITrainableNetwork<float>>[] {");
        for (int i = 0; i < attributes.Count; i++)
            source.AppendLine($"seed => new N{i}(seed),");
        source.AppendLine("}; }");

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        Compilation compilation = CSharpCompilation.Create($"Evidence{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(source.ToString())], References(), options);
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException("The networks do not compile: " + string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return (Func<int, ITrainableNetwork<float>>[])Assembly.Load(image.ToArray()).GetType("Networks")!.GetField("All")!.GetValue(null)!;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "DeepInit.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
