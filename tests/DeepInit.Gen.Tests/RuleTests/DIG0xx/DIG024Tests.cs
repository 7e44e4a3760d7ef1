using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The target framework is too old for generated code.</summary>
public class DIG024Tests
{
    // As small as a framework can be: what attributes need, and no spans nor vectors.
    private const string OldFramework = """
        namespace System
        {
            public class Object { }
            public abstract class ValueType { }
            public abstract class Enum : ValueType { }
            public struct Void { }
            public struct Boolean { }
            public struct Int32 { }
            public sealed class String { }
            public abstract class Array { }
            public class Attribute { }
            public sealed class ParamArrayAttribute : Attribute { }
            public enum AttributeTargets { Class = 4 }
            public sealed class AttributeUsageAttribute : Attribute
            {
                public AttributeUsageAttribute(AttributeTargets on) { }
                public bool AllowMultiple { get { return true; } set { } }
            }
        }
        namespace DeepInit
        {
            public sealed class NetworkAttribute : System.Attribute { }
            [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)] public sealed class InputAttribute : System.Attribute { public InputAttribute(params int[] shape) { } }
            [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)] public sealed class DenseAttribute : System.Attribute { public DenseAttribute(int units) { } }
        }

        """;

    private const string Network = "[DeepInit.Network] [DeepInit.Input(4)] [DeepInit.Dense(1)] public sealed partial class Net { }";

    [Fact]
    public void AFrameworkWithoutSpansAndVectorsIsReportedAtTheName()
    {
        var compilation = CSharpCompilation.Create(
            "Old", [CSharpSyntaxTree.ParseText(OldFramework + Network)], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Diagnostic diagnostic = Assert.Single(RuleTester.Analyze(compilation), d => d.Id == "DIG024");
        Assert.Equal("Net", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Contains("without System.ReadOnlySpan, System.MemoryExtensions, System.Numerics.Vector,", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void ANewFrameworkIsSilent() => Assert.DoesNotContain(RuleTester.Analyze(Network), d => d.Id == "DIG024");

    [Fact]
    public void WhereTheFrameworkItselfIsMissingTheCompilerSaysSo()
    {
        var compilation = CSharpCompilation.Create("None", [CSharpSyntaxTree.ParseText(Harness.Usings + Network)]);
        Assert.DoesNotContain(RuleTester.Analyze(compilation), d => d.Id == "DIG024");
    }
}
