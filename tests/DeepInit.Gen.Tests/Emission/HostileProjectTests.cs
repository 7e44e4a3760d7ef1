using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>Projects that make errors of warnings, and code of the user's that hides, overrides and shadows: generated code adds nothing to what the compiler says.</summary>
public sealed class HostileProjectTests
{
    private const string Net = "[Network] [Input(3)] [Dense(4, Activation = ReLU)] [Dropout(0.5)] [BatchNormalization] [Dense(2)] [Loss(CrossEntropy)] [Adam(GlobalClipNorm = 1)] public partial class";

    /// <summary>Sources without a warning of their own.</summary>
    private static readonly Dictionary<string, string> Clean = new()
    {
        ["CLS"] = "[assembly: System.CLSCompliant(true)] namespace Company { " + Net + " Model { } [Network] [Input(\"a\", 8, 8, 3)] [Conv2D(4, 3, Strides = new[] { 2 })] [Flatten] [Dense(1)] [Loss(Huber)] [SGD] public partial class Images { } }",
        ["CLS of rows"] = "[assembly: System.CLSCompliant(true)] public sealed class House { public double Area { get; set; } [Categories(\"a\", \"b\")] public string? Text { get; set; } [Label] public double Price { get; set; } } [Network(typeof(House))] [Dense(1)] [Loss(Huber)] [SGD] public partial class Model { }",
        ["lower case"] = "#pragma warning disable CS8981\n" + Net + " model { }",
        ["a base with members of these names"] = "public class Base { public int Parameters; public string Summary() => \"\"; public void Load(string path) { } public class NetworkEngine { } protected int _networkEngine; public const int InputSize = 3; } " + Net + " Model : Base { }",
        ["a base to override"] = "public abstract class Base { public abstract string Summary(); public abstract float[] Predict(System.ReadOnlySpan<float> x); public abstract int MaxThreads { get; set; } public virtual void Save(string path) { } public virtual long StepCount => 0; } " + Net + " Model : Base { }",
        ["a base in between"] = "public abstract class A { public abstract string Summary(); } public abstract class B : A { public override string Summary() => \"\"; public abstract void Load(System.IO.Stream stream); } " + Net + " Model : B { }",
        ["a base with another type"] = "public class Base { public virtual object Summary() => \"\"; public virtual int StepCount => 0; public virtual long MaxThreads { get; set; } protected virtual void ApplyGradients() { } } " + Net + " Model : Base { }",
        ["a base that is a network"] = Net + " First { } " + Net + " Second : First { }",
        ["a contract of the user's"] = "public interface IModel { string Summary(); float[] Predict(System.ReadOnlySpan<float> x); void Save(string path); int MaxThreads { get; } } " + Net + " Model : IModel, System.IDisposable { public void Dispose() { } }",
        ["constructors"] = Net + " Model { public Model() : this(42) { } public Model(string file) : this() => Load(file); static Model() { } }",
        ["namespaces of our names"] = "namespace Foo.DeepInit { internal class A { } } namespace Foo.System.Numerics { internal class Vector { } internal class Vector<T> { } } namespace Foo.DeepInit.Runtime { internal class Guard { } } namespace Foo.Bar { " + Net + " Model { } } namespace Foo.System { " + Net + " Model { } } namespace Foo.DeepInit.Gen { " + Net + " Model { } }",
        ["nullable off in the file"] = "#nullable disable\n" + Net + " Model { }",
        ["obsolete"] = "[System.Obsolete] " + Net + " Model { }",
    };

    public static TheoryData<string, LanguageVersion, NullableContextOptions, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, LanguageVersion, NullableContextOptions, bool>();
            foreach (string name in Clean.Keys)
            {
                cases.Add(name, LanguageVersion.CSharp8, NullableContextOptions.Disable, true);
                cases.Add(name, LanguageVersion.CSharp12, NullableContextOptions.Annotations, false);
                cases.Add(name, LanguageVersion.Preview, NullableContextOptions.Enable, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NothingIsReported(string name, LanguageVersion language, NullableContextOptions nullable, bool checkOverflow)
    {
        var setting = new Setting(language, nullable, checkOverflow);
        string source = nullable == NullableContextOptions.Enable ? Clean[name] : Clean[name].Replace("string?", "string", StringComparison.Ordinal);
        string[] own = [.. Harness.Compile(setting, Harness.Usings + source).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Id)];
        Compilation completed = Harness.Complete(setting, Harness.Usings + source);
        string[] found =
        [
            .. (await completed.WithAnalyzers([new ArrayArgumentSuppressor()]).GetAllDiagnosticsAsync())
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
                .Where(d => d.Id != "CS1591" || d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
                .Select(d => d.ToString()),
        ];
        Assert.True(found.Length == 0, string.Join("\n", found));
        Assert.Empty(own.Except(["CS1591", "CS3016"]));
    }

    [Fact]
    public void SamplesNeedNoSuppression()
    {
        // The pragma is for what nobody has seen yet; what is known to warn is mended.
        foreach (LanguageVersion language in new[] { LanguageVersion.CSharp8, LanguageVersion.Preview })
        {
            var setting = new Setting(language);
            CSharpCompilation samples = Harness.Compile(setting, [.. Samples.Valid.Values.Select(source => Harness.Usings + source)]);
            IEnumerable<SyntaxTree> trees = Harness.Files(Harness.Driver(setting.ParseOptions).RunGenerators(samples))
                .Select(file => CSharpSyntaxTree.ParseText(file.Value.Replace("#pragma warning disable", "", StringComparison.Ordinal), setting.ParseOptions, path: file.Key));
            Assert.Empty(Harness.Complaints(samples.AddSyntaxTrees(trees)));
        }
    }
}
